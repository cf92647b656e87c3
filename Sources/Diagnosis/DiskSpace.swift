#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The room on a file system, for others than root, who do not get the reserve.
public struct DiskSpace: Equatable, Sendable {
  public var freeBytes: Int64
  /// How many files may still be made; nil where there is no limit.
  public var freeFiles: Int64?
  /// Tells file systems apart.
  public var device: UInt64

  public init(freeBytes: Int64, freeFiles: Int64? = nil, device: UInt64 = 0) {
    self.freeBytes = freeBytes
    self.freeFiles = freeFiles
    self.device = device
  }

  /// Where the path lies; nil where the system does not say.
  public static func at(_ path: String) -> DiskSpace? {
    var status = statvfs()
    var file = stat()
    guard statvfs(path, &status) == 0, stat(path, &file) == 0 else { return nil }
    return DiskSpace(
      freeBytes: Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize)),
      freeFiles: status.f_files == 0 ? nil : Int64(clamping: UInt64(status.f_favail)),
      device: UInt64(truncatingIfNeeded: file.st_dev))
  }

  /// Bytes of a file; 0 where there is none.
  public static func taken(by path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }
}
