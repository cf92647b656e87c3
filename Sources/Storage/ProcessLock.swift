internal import Moderation
internal import Synchronization

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
  /// Nil once released.
  private let file: Mutex<Int32?>

  /// Throws `StorageError.locked` when another process, or this one, holds it.
  init(databasePath: String) throws {
    let path = Self.path(of: databasePath)
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if [EROFS, EACCES, EPERM].contains(errno) { throw StorageError.readOnly }
      throw StorageError.failed(detail: "\(path) cannot be opened: \(String(cString: strerror(errno)))")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      _ = close(descriptor)
      throw reason == EWOULDBLOCK
        ? StorageError.locked
        : StorageError.failed(detail: "\(path) cannot be locked: \(String(cString: strerror(reason)))")
    }
    file = Mutex(descriptor)
  }

  deinit { release() }

  func release() {
    file.withLock { file in
      if let descriptor = file {
        // Closing alone would leave it to a child process that is just being started and still holds the descriptor.
        _ = flock(descriptor, LOCK_UN)
        _ = close(descriptor)
      }
      file = nil
    }
  }

  /// The file that is locked.
  static func path(of databasePath: String) -> String { resolved(databasePath) + ".lock" }

  /// The file behind a symbolic link, so that two names of one database share one lock. A file that does not exist yet
  /// has one name only.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
