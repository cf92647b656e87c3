/// Where a setting's value comes from.
public enum SettingSource: Equatable, Sendable {
  case environment(variable: String)
  /// Counted from 1.
  case file(line: Int)
  case standard
}
