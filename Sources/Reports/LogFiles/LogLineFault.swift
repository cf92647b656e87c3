/// A line of a log that could not be read, and why.
public struct LogLineFault: Equatable, Sendable, CustomStringConvertible {
  /// What is wrong with a line, as the end of a sentence. Never quotes values of the line, only key names.
  public struct Reason: Error, Equatable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
  }

  /// Counted from 1, blank lines included, as an editor shows it.
  public var line: Int
  public var reason: Reason

  public init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }

  /// `line 17: has no "action"`
  public var description: String { "line \(line): \(reason)" }
}
