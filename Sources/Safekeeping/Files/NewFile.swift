internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that only its owner can read and that must not be there yet. It goes again unless it is finished.
final class NewFile: Sendable {
  let path: String
  private let descriptor: Int32
  private let isFinished = Mutex(false)

  init(path: String) throws(BackupFileError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST ? .alreadyThere(path: path) : .cannotWrite(path: path, reason: Self.reason)
    }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if !isFinished.withLock({ $0 }) { unlink(path) }
  }

  func write(_ bytes: [UInt8]) throws(BackupFileError) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        let rest = UnsafeRawBufferPointer(rebasing: buffer[start...])
        #if canImport(Glibc)
          return Glibc.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          return Musl.write(descriptor, rest.baseAddress, rest.count)
        #else
          return Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .cannotWrite(path: path, reason: Self.reason) }
      start += count
    }
  }

  /// Makes its content durable, and keeps it.
  func finish() throws(BackupFileError) {
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, reason: Self.reason) }
    isFinished.withLock { $0 = true }
  }

  private static var reason: String { String(cString: strerror(errno)) }
}
