#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Small files named on the command line, where `-` is the standard input.
enum TextFile {
  /// The whole content, which must not exceed `limit` bytes.
  static func read(_ path: String, limit: Int) throws(CommandFailure) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { if path != "-" { close(descriptor) } }
    guard let bytes = Descriptor.readAll(descriptor, limit: limit) else {
      if errno == EFBIG {
        throw CommandFailure(status: .failed, message: "\(name(path)) has more than \(limit) bytes")
      }
      throw failure(path)
    }
    return bytes
  }

  static func name(_ path: String) -> String { path == "-" ? "standard input" : path }

  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure(status: .failed, message: "\(name(path)) cannot be read: \(String(cString: strerror(errno)))")
  }
}
