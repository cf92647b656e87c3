/// How the log of a running gateway is written.
public enum LogFormat: String, CaseIterable, Sendable {
  /// JSON unless the standard error is a terminal.
  case auto
  /// One object a line.
  case json
  /// For people.
  case text
}
