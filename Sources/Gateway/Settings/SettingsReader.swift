internal import Configuration

/// Reads single settings as text, so that a malformed value becomes a fault instead of silently giving way to the
/// default, and remembers which keys exist, so that a misspelt one is refused.
struct SettingsReader {
  private let config: ConfigReader
  private let given: Set<String>
  private var known: Set<String> = []
  private(set) var faults: [SettingsError.Fault] = []

  private static let environmentPrefix = "GATEHOUSE_"
  /// Variables of the command line that begin like a setting and are none.
  private static let otherVariables: Set<String> = [
    "access.token", "admin.url", "alert.signing.secret", "alert.target", "app.secret", "config", "new.password",
    "ngrok.url", "password", "refresh.token",
    "tenant", "token", "webhook.secret",
  ]

  /// The environment outranks the file: `GATEHOUSE_PUBLIC_PORT` is `public.port`.
  init(file: [String: String], environment: [String: String]) {
    let variables = environment.filter { $0.key.hasPrefix(Self.environmentPrefix) }
    let stripped = Dictionary(
      uniqueKeysWithValues: variables.map { (String($0.key.dropFirst(Self.environmentPrefix.count)), $0.value) })
    config = ConfigReader(providers: [
      EnvironmentVariablesProvider(environmentVariables: stripped),
      InMemoryProvider(
        name: "settings file",
        values: Dictionary(
          uniqueKeysWithValues: file.map { key, value in
            (AbsoluteConfigKey(ConfigKey(key)), ConfigValue(.string(value), isSecret: false))
          })),
    ])
    environmentNames = stripped.keys.map { $0 }
    given = Set(file.keys)
  }

  private let environmentNames: [String]

  /// Nil when it is not set or, after a fault, cannot be read; `parse` gives nil for a malformed value.
  mutating func value<T>(_ key: String, expecting: String, _ parse: (String) -> T?) -> T? {
    known.insert(key)
    guard let text = config.string(forKey: ConfigKey(key)) else { return nil }
    guard let value = parse(text) else {
      fault(key, "is not \(expecting)")
      return nil
    }
    return value
  }

  mutating func text(_ key: String) -> String? {
    value(key, expecting: "a text that is not empty") { $0.isEmpty ? nil : $0 }
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    value(key, expecting: "a whole number from \(range.lowerBound) to \(range.upperBound)") {
      Int($0).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  mutating func seconds(_ key: String, in range: ClosedRange<Int>) -> Duration? {
    integer(key, in: range).map { .seconds($0) }
  }

  mutating func flag(_ key: String) -> Bool? {
    value(key, expecting: "true or false") { ["true": true, "false": false][$0] }
  }

  /// Without a trailing slash. Whether the host can be reached shows only when it is.
  mutating func url(_ key: String, like example: String) -> String? {
    value(key, expecting: "an http or https URL such as \(example)") { text in
      let text = text.hasSuffix("/") ? String(text.dropLast()) : text
      guard let prefix = ["https://", "http://"].first(where: text.hasPrefix),
        let first = text.dropFirst(prefix.count).first, first.isLetter || first.isNumber || first == "[",
        text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
      else { return nil }
      return text
    }
  }

  mutating func fault(_ key: String, _ message: String) { faults.append(.init(key: key, message: message)) }

  /// Call last: whatever was given and never asked for is unknown.
  mutating func refuseUnknown() {
    for key in given.subtracting(known).sorted() { fault(key, "is not a setting") }
    let variables = Set(known.union(Self.otherVariables).map(Self.variable))
    for name in environmentNames.sorted() where !variables.contains(name) {
      fault(Self.environmentPrefix + name, "is not a setting")
    }
  }

  private static func variable(_ key: String) -> String {
    key.uppercased().split(separator: ".").joined(separator: "_")
  }
}
