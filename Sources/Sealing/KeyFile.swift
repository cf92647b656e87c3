#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The file that holds the sealing key: 64 hexadecimal digits, readable by its owner alone.
public enum KeyFile {
  public enum Failure: Error, Equatable, Sendable, CustomStringConvertible {
    case missing(path: String)
    case alreadyExists(path: String)
    case readableByOthers(path: String, mode: String)
    case malformed(path: String)
    case system(path: String, reason: String)

    public var description: String {
      switch self {
      case .missing(let path): "there is no key file at \(path); `gatehouse init` makes one"
      case .alreadyExists(let path):
        "\(path) already exists and is not overwritten, since secrets sealed with it would be lost"
      case .readableByOthers(let path, let mode):
        "\(path) has mode \(mode), so others can read the key; run: chmod 600 \(path)"
      case .malformed(let path): "\(path) does not hold 64 hexadecimal digits; restore it from your copy"
      case .system(let path, let reason): "\(path): \(reason)"
      }
    }
  }

  /// Writes a new key with mode 0600 and makes it durable. Never overwrites.
  public static func create(at path: String, key: SealingKey) throws(Failure) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw errno == EEXIST ? .alreadyExists(path: path) : systemFailure(path) }
    defer { close(file) }
    let text = Array((key.hex + "\n").utf8)
    guard write(file, text, text.count) == text.count, fsync(file) == 0 else { throw systemFailure(path) }
  }

  /// Refuses a file that group or others may read.
  public static func read(at path: String) throws(Failure) -> SealingKey {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw errno == ENOENT ? .missing(path: path) : systemFailure(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw systemFailure(path) }
    guard status.st_mode & 0o077 == 0 else {
      throw .readableByOthers(path: path, mode: "0" + String(status.st_mode & 0o777, radix: 8))
    }
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = pread(file, &buffer, buffer.count, 0)
    guard count >= 0 else { throw systemFailure(path) }
    guard let key = SealingKey(hex: String(decoding: buffer[..<count], as: UTF8.self)) else {
      throw .malformed(path: path)
    }
    return key
  }

  private static func systemFailure(_ path: String) -> Failure {
    .system(path: path, reason: String(cString: strerror(errno)))
  }
}
