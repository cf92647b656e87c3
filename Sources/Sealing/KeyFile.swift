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
      case .missing(let path):
        "there is no key file at \(path): `gatehouse init` makes one for a new database; a database that is already set "
          + "up needs the copy you kept of its own key"
      case .alreadyExists(let path):
        "\(path) already exists and is not overwritten, since secrets sealed with it would be lost"
      case .readableByOthers(let path, let mode):
        "\(path) has mode \(mode), so others can read the key; run: chmod 600 \(path)"
      case .malformed(let path): "\(path) does not hold 64 hexadecimal digits; restore it from your copy"
      case .system(let path, let reason): "\(path): \(reason)"
      }
    }
  }

  /// Writes a new key with mode 0600, whatever the umask, and makes it durable. Never overwrites: a file, a folder or a
  /// symbolic link that is there already is refused, even when the link leads nowhere. On failure no file is left.
  public static func create(at path: String, key: SealingKey) throws(Failure) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw errno == EEXIST ? .alreadyExists(path: path) : systemFailure(path) }
    defer { close(file) }
    let text = Array((key.hex + "\n").utf8)
    do throws(Failure) {
      guard fchmod(file, 0o600) == 0, write(file, text, text.count) == text.count, fsync(file) == 0 else {
        throw systemFailure(path)
      }
      try makeEntryDurable(path)
    } catch {
      unlink(path)
      throw error
    }
  }

  /// Refuses a file that group or others may use. A symbolic link is followed, since secret stores mount keys that
  /// way, and the mode that counts is that of the file it leads to.
  public static func read(at path: String) throws(Failure) -> SealingKey {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw errno == ENOENT ? .missing(path: path) : systemFailure(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw systemFailure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .system(path: path, reason: "not a regular file") }
    guard status.st_mode & 0o077 == 0 else {
      throw .readableByOthers(path: path, mode: "0" + String(status.st_mode & 0o777, radix: 8))
    }
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = pread(file, &buffer, buffer.count, 0)
    guard count >= 0 else { throw systemFailure(path) }
    // A file that fills the buffer may go on behind it.
    guard count < buffer.count, let key = SealingKey(hex: String(decoding: buffer[..<count], as: UTF8.self)) else {
      throw .malformed(path: path)
    }
    return key
  }

  /// The file's name is kept in its folder, which has to reach the disk as well.
  static func makeEntryDurable(_ path: String) throws(Failure) {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemFailure(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw systemFailure(path) }
  }

  static func systemFailure(_ path: String) -> Failure {
    .system(path: path, reason: String(cString: strerror(errno)))
  }
}
