public import Moderation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Adds up a JSON-lines log without holding more than one line of it. A line that cannot be read is named and skipped;
/// it never ends the report.
public struct LogFileReader: Sendable {
  /// This many unreadable lines are named; further ones are counted.
  public static let mostFaults = 100

  private let range: TimeRange

  /// Counts the events whose timestamp lies in `range`.
  public init(range: TimeRange = .always) { self.range = range }

  /// Reads the file at `path`; `-` is the standard input. `progress` is called now and then with the number of bytes
  /// read so far and the size of the file, nil where that is unknown.
  public func read(path: String, progress: (_ bytes: Int, _ size: Int?) -> Void = { _, _ in }) throws(LogFileError)
    -> LogFileSummary
  {
    if path == "-" { return try read(descriptor: STDIN_FILENO, path: "standard input", progress: progress) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LogFileError(path: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, path: path, progress: progress)
  }

  private func read(descriptor: Int32, path: String, progress: (Int, Int?) -> Void) throws(LogFileError)
    -> LogFileSummary
  {
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    let size = isFile ? Int(status.st_size) : nil
    var pass = LogFilePass(range: range)
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
      if count == 0 { break }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw LogFileError(path: path, reason: String(cString: strerror(errno)))
      }
      pass.feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      consumed += count
      progress(consumed, size)
    }
    return pass.summary()
  }
}
