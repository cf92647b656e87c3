#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that comes into being whole: written beside its place, made durable, then moved there. Until `commit`, what
/// was at the path stays.
final class AtomicFile {
  private let path: String
  private let partialPath: String
  private var descriptor: Int32

  /// Opens a new file that only its owner can read, unless `mode` says otherwise.
  init(path: String, mode: mode_t = 0o600) throws(CommandFailure) {
    self.path = path
    partialPath = "\(path).\(getpid()).partial"
    descriptor = open(partialPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw failure() }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(partialPath)
  }

  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    guard Descriptor.writeAll(bytes, to: descriptor) else { throw failure() }
  }

  /// Puts the file in its place. Nothing can be written after that.
  func commit() throws(CommandFailure) {
    guard fsync(descriptor) == 0, rename(partialPath, path) == 0 else { throw failure() }
    close(descriptor)
    descriptor = -1
  }

  private func failure() -> CommandFailure {
    CommandFailure(status: .failed, message: "\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
