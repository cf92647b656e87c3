internal import Moderation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Comments and sealed secrets are nobody's business but the gateway's. SQLite would create its file for all to read;
/// the files beside it take its mode.
enum PrivateFile {
  /// Mode 0600 for a new file; one that exists keeps its own. Throws `StorageError.failed`.
  static func createIfMissing(at path: String) throws(StorageError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      _ = close(descriptor)
    } else if errno != EEXIST {
      throw .failed(detail: "\(path) cannot be created: \(String(cString: strerror(errno)))")
    }
  }
}
