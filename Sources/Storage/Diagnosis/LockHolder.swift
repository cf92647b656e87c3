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
    var status = stat()
    guard stat(ProcessLock.path(of: databasePath), &status) == 0 else { return errno == ENOENT ? .nobody : .unknown }
    guard let table = FileManager.default.contents(atPath: "/proc/locks") else { return .unknown }
    return find(device: UInt64(status.st_dev), file: UInt64(status.st_ino), in: String(decoding: table, as: UTF8.self))
  }

  /// Lines such as `1: FLOCK  ADVISORY  WRITE 708 fe:01:13145 0 EOF`.
  static func find(device: UInt64, file: UInt64, in table: String) -> LockHolder {
    // As Linux puts a device's number together, for devices up to 8 bits minor and 12 bits major.
    let major = (device >> 8) & 0xFFF
    let minor = (device & 0xFF) | ((device >> 12) & 0xFFF00)
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 6, words[1] == "FLOCK", let process = Int32(words[4]) else { continue }
      let place = words[5].split(separator: ":")
      guard place.count == 3, UInt64(place[2]) == file, UInt64(place[0], radix: 16) == major,
        UInt64(place[1], radix: 16) == minor
      else { continue }
      return .process(process)
    }
    return .nobody
  }
}
