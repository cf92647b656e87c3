#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Which file a path leads to, to notice that it was moved, deleted or replaced while it is open: it would still be
/// written, and the next start would not find what was.
struct FilePlace: Sendable {
  private let path: String
  private let device: UInt64
  private let number: UInt64

  /// Nil where the path leads to no file.
  init?(_ path: String) {
    guard let (device, number) = Self.file(at: path) else { return nil }
    (self.path, self.device, self.number) = (path, device, number)
  }

  /// Whether the path still leads to the same file.
  var holds: Bool { Self.file(at: path).map { $0 == (device, number) } ?? false }

  private static func file(at path: String) -> (UInt64, UInt64)? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return (UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino))
  }
}
