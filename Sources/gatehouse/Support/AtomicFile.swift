#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that comes into being whole: written beside its place, made durable, then moved there. Until `commit`, what
/// was at the path stays, and where it must not be replaced, after it too.
final class AtomicFile {
  private let path: String
  private let partialPath: String
  private let replaces: Bool
  private var descriptor: Int32

  /// Opens a new file that only its owner can read, unless `mode` says otherwise. Where it `replaces` nothing, a path
  /// at which there is something is refused.
  init(path: String, mode: mode_t = 0o600, replaces: Bool = true) throws(CommandFailure) {
    self.path = path
    self.replaces = replaces
    partialPath = "\(path).\(getpid()).partial"
    descriptor = -1
    if !replaces, Self.isTaken(path) {
      throw CommandFailure(
        status: .failed, message: "\(path) is there already; nothing was done",
        hint: "name another file, or move this one away: it may hold the only copy of secrets")
    }
    descriptor = open(partialPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw failure() }
  }

  deinit { discard() }

  /// Takes away what was written, unless it is in its place already. Nothing can be written after that.
  func discard() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    descriptor = -1
    unlink(partialPath)
  }

  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    guard Descriptor.writeAll(bytes, to: descriptor) else { throw failure() }
  }

  /// Puts the file in its place. Nothing can be written after that.
  func commit() throws(CommandFailure) {
    if !replaces, Self.isTaken(path) { throw keptBeside() }
    guard fsync(descriptor) == 0, rename(partialPath, path) == 0 else { throw failure() }
    close(descriptor)
    descriptor = -1
  }

  /// Something came to the path meanwhile. What was written may be shown only once, so it is kept where it is.
  private func keptBeside() -> CommandFailure {
    guard fsync(descriptor) == 0 else { return failure() }
    close(descriptor)
    descriptor = -1
    return CommandFailure(
      status: .failed, message: "something else came to \(path) meanwhile; what was to be there is in \(partialPath)")
  }

  /// A link that leads nowhere counts too.
  private static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private func failure() -> CommandFailure {
    CommandFailure(status: .failed, message: "\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
