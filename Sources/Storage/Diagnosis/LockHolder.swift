internal import FoundationEssentials

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Who holds a database's `ProcessLock`, without taking it: for a moment, it would keep a gateway from starting.
public enum LockHolder: Equatable, Sendable {
  case nobody
  case process(Int32)
  /// The system does not say.
  case unknown

  public static func of(databasePath: String) -> LockHolder {
    let path = ProcessLock.path(of: databasePath)
    var status = stat()
    guard stat(path, &status) == 0 else { return errno == ENOENT ? .nobody : .unknown }
    guard let table = FileManager.default.contents(atPath: "/proc/locks") else { return .unknown }
    return find(
      device: UInt64(status.st_dev), file: UInt64(status.st_ino), in: String(decoding: table, as: UTF8.self),
      isOpen: { isOpen(path, in: $0) })
  }

  /// Whether the process has the file open, as far as one may look.
  private static func isOpen(_ path: String, in process: Int32) -> Bool {
    let folder = "/proc/\(process)/fd"
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return entries.contains { (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")) == path }
  }

  /// Where file systems lie on each other, as in containers, the table names another device and file than the path
  /// leads to; then `isOpen` tells whether a process that holds some lock holds this one.
  ///
  /// Lines such as `1: FLOCK  ADVISORY  WRITE 708 fe:01:13145 0 EOF`.
  static func find(
    device: UInt64, file: UInt64, in table: String, isOpen: (Int32) -> Bool = { _ in false }
  ) -> LockHolder {
    // As Linux puts a device's number together, for devices up to 8 bits minor and 12 bits major.
    let major = (device >> 8) & 0xFFF
    let minor = (device & 0xFF) | ((device >> 12) & 0xFFF00)
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 6, words[1] == "FLOCK", let process = Int32(words[4]) else { continue }
      let place = words[5].split(separator: ":")
      let isThis =
        place.count == 3 && UInt64(place[2]) == file && UInt64(place[0], radix: 16) == major
        && UInt64(place[1], radix: 16) == minor
      if isThis || isOpen(process) { return .process(process) }
    }
    return .nobody
  }
}
