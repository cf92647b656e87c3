/// A log file that cannot be read at all.
public struct LogFileError: Error, Equatable, Sendable, CustomStringConvertible {
  public var path: String
  /// The system's words for it: `No such file or directory`.
  public var reason: String

  public var description: String { "\(path) cannot be read: \(reason)" }
}
