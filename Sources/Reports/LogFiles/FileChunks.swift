#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Reads files of any size without holding more than a piece of them.
enum FileChunks {
  /// Passes on the file at `path` piece by piece; `-` is the standard input. `progress` is called after each with the
  /// number of bytes read so far and the size of the file, nil where that is unknown.
  static func read(
    _ path: String, progress: (_ bytes: Int, _ size: Int?) -> Void, each: (UnsafeRawBufferPointer) -> Void
  ) throws(LogFileError) {
    if path == "-" { return try read(STDIN_FILENO, "standard input", progress, each) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LogFileError(path: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    try read(descriptor, path, progress, each)
  }

  private static func read(
    _ descriptor: Int32, _ path: String, _ progress: (Int, Int?) -> Void, _ each: (UnsafeRawBufferPointer) -> Void
  ) throws(LogFileError) {
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    let size = isFile ? Int(status.st_size) : nil
    var consumed = 0
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count == 0 { return }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw LogFileError(path: path, reason: String(cString: strerror(errno)))
      }
      each(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      consumed += count
      progress(consumed, size)
    }
  }
}
