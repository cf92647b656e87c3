/// All that is wrong with the settings, at once.
public struct SettingsError: Error, Equatable, Sendable, CustomStringConvertible {
  public struct Fault: Equatable, Sendable {
    /// As it is written in the file: `public.port`. The file itself where no single setting is at fault.
    public var key: String
    /// Where the faulty value was given; nil where nothing was.
    public var source: SettingSource?
    public var message: String

    public init(key: String, source: SettingSource? = nil, message: String) {
      self.key = key
      self.source = source
      self.message = message
    }

    /// By the name under which it was given, so that it can be found and mended.
    public var place: String {
      switch source {
      case .environment(let variable): variable
      case .file(let line): "\(key) (line \(line))"
      case .standard, nil: key
      }
    }
  }

  public var faults: [Fault]

  public var description: String {
    "the settings cannot be used:\n" + faults.map { "  \($0.place): \($0.message)" }.joined(separator: "\n")
  }
}
