/// All that is wrong with the settings, at once.
public struct SettingsError: Error, Equatable, Sendable, CustomStringConvertible {
  public struct Fault: Equatable, Sendable {
    /// As it is written in the file: `public.port`.
    public var key: String
    public var message: String
  }

  public var faults: [Fault]

  public var description: String {
    "the settings cannot be used:\n" + faults.map { "  \($0.key): \($0.message)" }.joined(separator: "\n")
  }
}
