internal import Configuration

/// Reads single settings as text, so that a malformed value becomes a fault instead of silently giving way to the
/// default.
///
/// Asking for a setting is what declares it: with its name, what it takes and its default. So the reader knows in the
/// end which settings there are, how each stands, and which were given that do not exist. A new one also needs its
/// place in settings/gatehouse.yaml, which a test holds to what was asked for.
struct SettingsReader {
  private let config: ConfigReader
  private let file: SettingsFile
  private let environment: SettingsEnvironment
  /// In the order they were asked for.
  private(set) var settings: [Setting] = []
  private(set) var faults: [SettingsError.Fault] = []

  /// The environment outranks the file: `GATEHOUSE_PUBLIC_PORT` is `public.port`.
  init(file: SettingsFile, environment: [String: String]) {
    self.file = file
    self.environment = SettingsEnvironment(environment)
    config = ConfigReader(providers: [
      EnvironmentVariablesProvider(environmentVariables: self.environment.values),
      InMemoryProvider(
        name: "settings file",
        // Keys that differ only in empty parts are one to the library; refuseUnknown sees them all.
        values: Dictionary(
          file.entries.map { key, entry in
            (AbsoluteConfigKey(ConfigKey("gatehouse." + key)), ConfigValue(.string(entry.text), isSecret: false))
          }, uniquingKeysWith: { first, _ in first })),
    ])
  }

  // MARK: Settings with a default

  mutating func value<T>(
    _ key: String, default standard: T, written: String, expecting: String, _ parse: (String) -> T?
  ) -> T {
    read(key, expecting: expecting, standard: written, isSecret: false, parse) ?? standard
  }

  mutating func text(_ key: String, default standard: String) -> String {
    value(key, default: standard, written: standard, expecting: Self.anyText) { $0.isEmpty ? nil : $0 }
  }

  /// `unit` is in the plural: `bytes`.
  mutating func integer(
    _ key: String, in range: ClosedRange<Int>, of unit: String? = nil, default standard: Int
  ) -> Int {
    let noun = ["a whole number", unit.map { "of \($0)" }].compactMap { $0 }.joined(separator: " ")
    return value(
      key, default: standard, written: String(standard),
      expecting: "\(noun) from \(range.lowerBound) to \(range.upperBound)"
    ) { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// Whole seconds, the default included.
  mutating func seconds(_ key: String, in range: ClosedRange<Int>, default standard: Duration) -> Duration {
    .seconds(integer(key, in: range, of: "seconds", default: Int(standard.components.seconds)))
  }

  mutating func flag(_ key: String, default standard: Bool) -> Bool {
    value(key, default: standard, written: String(standard), expecting: "true or false") {
      ["true": true, "false": false][$0]
    }
  }

  mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ key: String, default standard: Choice
  ) -> Choice {
    let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    return value(
      key, default: standard, written: standard.rawValue, expecting: "one of \(names)", Choice.init(rawValue:))
  }

  mutating func url(_ key: String, default standard: String) -> String {
    value(key, default: standard, written: standard, expecting: Self.urlText(like: standard), Self.url)
  }

  // MARK: Settings without one: nil where they are not set

  /// After a fault nil too. What `isSecret` is never shown.
  mutating func value<T>(_ key: String, expecting: String, isSecret: Bool = false, _ parse: (String) -> T?) -> T? {
    read(key, expecting: expecting, standard: nil, isSecret: isSecret, parse)
  }

  mutating func text(_ key: String) -> String? {
    value(key, expecting: Self.anyText) { $0.isEmpty ? nil : $0 }
  }

  mutating func url(_ key: String, like example: String) -> String? {
    value(key, expecting: Self.urlText(like: example), Self.url)
  }

  // MARK: What is found out

  /// Blames the value of `key`, wherever it was given.
  mutating func fault(_ key: String, _ message: String) {
    let source = settings.first { $0.key == key }?.source
    faults.append(.init(key: key, source: source == .standard ? nil : source, message: message))
  }

  /// Call last: whatever was given and never asked for is unknown.
  mutating func refuseUnknown() {
    let known = Set(settings.map(\.key))
    for (key, entry) in file.entries.sorted(by: { $0.value.line < $1.value.line }) where !known.contains(key) {
      faults.append(
        .init(key: key, source: .file(line: entry.line), message: Self.unknown(NearestName.to(key, among: known))))
    }
    let variables = known.map(SettingsEnvironment.variable)
    for name in environment.unknown(besides: known) {
      faults.append(
        .init(
          key: name, source: .environment(variable: name),
          message: Self.unknown(NearestName.to(name, among: variables))))
    }
  }

  private mutating func read<T>(
    _ key: String, expecting: String, standard: String?, isSecret: Bool, _ parse: (String) -> T?
  ) -> T? {
    let text = config.string(forKey: ConfigKey("gatehouse." + key))
    let shown = text.map { isSecret ? "***" : $0 } ?? standard
    settings.append(
      Setting(
        key: key, value: shown, source: source(of: key), variable: SettingsEnvironment.variable(key),
        expecting: expecting))
    guard let text else { return nil }
    let value = parse(text)
    if value == nil { fault(key, text.isEmpty && expecting == Self.anyText ? "is empty" : "is not \(expecting)") }
    return value
  }

  private func source(of key: String) -> SettingSource {
    let variable = SettingsEnvironment.variable(key)
    if environment.values[variable] != nil { return .environment(variable: variable) }
    return file.entries[key].map { .file(line: $0.line) } ?? .standard
  }

  private static func unknown(_ nearest: String?) -> String {
    "is not a setting" + (nearest.map { "; did you mean \($0)?" } ?? "")
  }

  static let anyText = "some text"

  private static func urlText(like example: String) -> String { "an http or https URL such as \(example)" }

  /// Without a trailing slash. Whether the host can be reached shows only when it is.
  private static func url(_ text: String) -> String? {
    let text = text.hasSuffix("/") ? String(text.dropLast()) : text
    guard let prefix = ["https://", "http://"].first(where: text.hasPrefix),
      let first = text.dropFirst(prefix.count).first, first.isLetter || first.isNumber || first == "[",
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      // A name and a password would be shown wherever the address is; they have no use here.
      !text.contains(where: { "@?#".contains($0) })
    else { return nil }
    return text
  }
}
