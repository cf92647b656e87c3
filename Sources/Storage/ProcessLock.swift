internal import Moderation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Keeps a second process from opening the same database: SQLite before 3.51.3 can corrupt a write-ahead log that two
/// processes checkpoint at once. The kernel drops the lock with the process, however it ends.
final class ProcessLock: Sendable {
  private let file: Int32

  /// Throws `StorageError.locked` when another process holds it.
  init(databasePath: String) throws {
    let path = databasePath + ".lock"
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw StorageError.failed(detail: "\(path) cannot be opened: \(String(cString: strerror(errno)))")
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      close(file)
      throw reason == EWOULDBLOCK
        ? StorageError.locked
        : StorageError.failed(detail: "\(path) cannot be locked: \(String(cString: strerror(reason)))")
    }
  }

  deinit { close(file) }
}
