/// One setting as it is in force, for people to look at.
public struct Setting: Equatable, Sendable {
  /// As it is written in the file: `public.port`.
  public var key: String
  /// As it would be written in the file, and `***` for a secret; nil where it has no value.
  public var value: String?
  public var source: SettingSource
  /// The environment's name for it.
  public var variable: String
  /// What it takes: `true or false`.
  public var expecting: String
}
