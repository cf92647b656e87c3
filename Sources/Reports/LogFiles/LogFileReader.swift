public import Moderation

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
    var pass = LogFilePass(range: range)
    try FileChunks.read(path, progress: progress) { pass.feed($0) }
    return pass.summary()
  }
}
