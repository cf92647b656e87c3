import AdminAPI
import Classifier
import Enforcement
import Ingest
import Listening
import Logging
import Moderation
import Sealing
import Testing
import TikTok

@testable import Gateway

@Suite struct SettingsTests {
  /// A setting, a value that is not its default, and how it shows in what was loaded.
  struct Row: Sendable, CustomTestStringConvertible {
    var key: String
    var value: String
    var unset: String
    var read: @Sendable (Settings) -> String
    var seen: String

    init(
      _ key: String, _ value: String, unset: String, seen: String? = nil,
      _ read: @escaping @Sendable (Settings) -> String
    ) {
      self.key = key
      self.value = value
      self.unset = unset
      self.seen = seen ?? value
      self.read = read
    }

    var testDescription: String { key }
    var variable: String { "GATEHOUSE_" + key.uppercased().split(separator: ".").joined(separator: "_") }
  }

  private static let keyHex = String(repeating: "a5", count: 32)

  static let rows: [Row] = [
    Row("database", "/var/g.db", unset: "gatehouse.db") { $0.databasePath },
    Row("key.file", "/etc/g.key", unset: "gatehouse.db.key") { $0.keyFile },
    Row("key.hex", keyHex, unset: "none") { $0.key?.hex ?? "none" },
    Row("public.host", "::1", unset: "127.0.0.1") { $0.ingest.host },
    Row("public.port", "9000", unset: "8080") { String($0.ingest.port) },
    Row("public.url", "https://a.example/", unset: "none", seen: "https://a.example") { $0.publicURL ?? "none" },
    Row("public.max.connections", "7", unset: "10000") { String($0.ingest.maximumConnections) },
    Row("public.request.timeout", "3", unset: "10") { seconds($0.ingest.requestTimeout) },
    Row("public.idle.timeout", "4", unset: "60") { seconds($0.ingest.idleTimeout) },
    Row("public.drain.timeout", "0", unset: "20") { seconds($0.ingest.drainTimeout) },
    Row("public.loops", "9", unset: "3") { String($0.ingest.loops) },
    Row("admin.host", "::1", unset: "127.0.0.1") { $0.admin.host },
    Row("admin.port", "9001", unset: "8081") { String($0.admin.port) },
    Row("admin.require.second.factor", "owners", unset: "none") { $0.requiredSecondFactor.rawValue },
    Row("freshness.past", "5", unset: "300") { seconds($0.freshness.past) },
    Row("freshness.future", "0", unset: "60") { seconds($0.freshness.future) },
    Row("tiktok.open.url", "http://127.0.0.1:1/v2", unset: PlatformAddresses().open) { $0.platform.open },
    Row("tiktok.business.url", "http://127.0.0.1:1/b", unset: PlatformAddresses().business) { $0.platform.business },
    Row("limits.per.account", "41", unset: "40") { String($0.limits.perAccount) },
    Row("retention.comments.days", "7", unset: "90") { String($0.retention.commentDays) },
    Row("retention.audit.days", "3650", unset: "400") { String($0.retention.auditDays) },
    Row("rules.cache.bytes", "2000000", unset: "536870912") { String($0.ruleCacheBytes) },
    Row("limits.per.app", "601", unset: "600") { String($0.limits.perApp) },
    Row("limits.breach.pause", "0", unset: "300") { seconds($0.limits.breachPause) },
    Row("classifier.url", "http://127.0.0.1:1/", unset: "none", seen: "http://127.0.0.1:1") {
      $0.classifier?.url ?? "none"
    },
    Row("admin.public.url", "https://gate.example/", unset: "none", seen: "https://gate.example") {
      $0.adminPublicURL ?? "none"
    },
    Row("admin.session.idle", "600", unset: "1800") { seconds($0.sessions.idle) },
    Row("admin.session.lifetime", "3600", unset: "43200") { seconds($0.sessions.lifetime) },
    Row("admin.require.second.factor", "all", unset: "none") { $0.requiredSecondFactor.rawValue },
    Row("tiktok.authorise.url", "http://127.0.0.1:1/a", unset: PlatformAddresses().authorise) { $0.platform.authorise },
    Row("reconciliation.interval", "600", unset: "3600") { seconds($0.sweeps.interval) },
    Row("reconciliation.days", "3", unset: "604800", seen: "259200") { seconds($0.sweeps.reach) },
    Row("actions.paused", "true", unset: "false") { String($0.pausesActions) },
    Row("outbound.allow.private", "true", unset: "false") { String($0.allowsPrivateAddresses) },
    Row("metrics.token", "0123456789abcdef", unset: "none") { $0.metricsToken?.text ?? "none" },
    Row("log.level", "trace", unset: "info") { $0.logLevel.rawValue },
    Row("log.format", "json", unset: "auto") { $0.logFormat.rawValue },
  ]

  private static func seconds(_ duration: Duration) -> String { String(duration.components.seconds) }

  private func load(_ environment: [String: String], yaml: String? = nil) throws -> Settings {
    guard let yaml else { return try Settings.load(file: nil, environment: environment, cores: 3) }
    let folder = try TemporaryFolder()
    return try Settings.load(file: try folder.file("g.yaml", yaml), environment: environment, cores: 3)
  }

  /// Each as it is said: `public.port (line 3): is not …`.
  private func faults(_ environment: [String: String], yaml: String? = nil) throws -> [String] {
    let error = #expect(throws: SettingsError.self) { try load(environment, yaml: yaml) }
    return (error?.faults ?? []).map { "\($0.place): \($0.message)" }
  }

  @Test("every setting has its default, comes from the file, and from the environment before the file", arguments: rows)
  func origins(row: Row) throws {
    #expect(row.read(try load([:])) == row.unset)
    #expect(row.read(try load([:], yaml: "\(row.key): \"\(row.value)\"\n")) == row.seen)
    #expect(row.read(try load([row.variable: row.value])) == row.seen)
    #expect(row.read(try load([row.variable: row.value], yaml: "\(row.key): of no value\n")) == row.seen)
  }

  @Test("nested keys are joined with dots")
  func nested() throws {
    let settings = try load([:], yaml: "# ports\npublic:\n  port: 1\n  max: {connections: 2}\nadmin.port: 3\n")
    #expect(settings.ingest.port == 1 && settings.ingest.maximumConnections == 2 && settings.admin.port == 3)
  }

  @Test("a file without settings changes nothing", arguments: ["", "# nothing\n", "{}\n"])
  func empty(yaml: String) throws {
    #expect(try load([:], yaml: yaml).ingest.port == 8080)
  }

  @Test(
    "numbers are held to their bounds",
    arguments: [
      ("public.port", 0, 65_535, ""), ("public.max.connections", 1, 1_000_000, ""),
      ("public.request.timeout", 1, 600, " of seconds"), ("public.idle.timeout", 1, 3600, " of seconds"),
      ("public.drain.timeout", 0, 600, " of seconds"), ("public.loops", 1, 256, ""), ("admin.port", 0, 65_535, ""),
      ("admin.session.idle", 300, 86_400, " of seconds"), ("admin.session.lifetime", 300, 604_800, " of seconds"),
      ("freshness.past", 1, 86_400, " of seconds"), ("freshness.future", 0, 86_400, " of seconds"),
      ("rules.cache.bytes", 1 << 20, 1 << 40, " of bytes"), ("limits.per.account", 1, 1_000_000, ""),
      ("limits.per.app", 1, 1_000_000, ""), ("limits.breach.pause", 0, 86_400, " of seconds"),
      ("reconciliation.interval", 300, 86_400, " of seconds"), ("reconciliation.days", 1, 30, ""),
      ("retention.comments.days", 7, 3650, " of days"), ("retention.audit.days", 30, 3650, " of days"),
      ("classifier.deadline", 1, 60, " of seconds"), ("classifier.cache", 0, 604_800, " of seconds"),
    ])
  func bounds(key: String, lowest: Int, highest: Int, unit: String) throws {
    for value in [lowest, highest] { #expect(throws: Never.self) { try load([:], yaml: "\(key): \(value)\n") } }
    for value in ["\(lowest - 1)", "\(highest + 1)", "1.5", "99999999999999999999", "\"\"", "ten", "0x10"] {
      #expect(
        try faults([:], yaml: "\(key): \(value)\n") == [
          "\(key) (line 1): is not a whole number\(unit) from \(lowest) to \(highest)"
        ])
    }
  }

  @Test(
    "what is no value of a setting is refused",
    arguments: [
      ("database", "\"\"", "is empty"), ("actions.paused", "yes", "is not true or false"),
      ("outbound.allow.private", "1", "is not true or false"),
      ("log.level", "loud", "is not one of trace, debug, info, notice, warning, error, critical"),
      (
        "admin.trusted.proxies", "proxy.example.com",
        "is not a list of addresses and ranges such as 127.0.0.1, 10.0.0.0/8"
      ),
      ("admin.trusted.proxies", "10.0.0.1/8", "is not a list of addresses and ranges such as 127.0.0.1, 10.0.0.0/8"),
      ("admin.tls.key", "key.pem", "is set without admin.tls.certificate; HTTPS needs both"),
      ("public.tls.certificate", "cert.pem", "is set without public.tls.key; HTTPS needs both"),
      ("public.url", "hooks.example.com", "is not an http or https URL such as https://hooks.example.com"),
      ("public.url", "\"https://\"", "is not an http or https URL such as https://hooks.example.com"),
      ("tiktok.open.url", "open.tiktokapis.com", "is not an http or https URL such as https://open.tiktokapis.com/v2"),
      ("key.hex", "a5a5", "is not 64 hexadecimal digits"),
      ("metrics.token", "too-short", "is not 16 to 256 printable ASCII characters without spaces"),
      ("metrics.token", "\"with a space in it\"", "is not 16 to 256 printable ASCII characters without spaces"),
      ("log.format", "xml", "is not one of auto, json, text"),
      ("public.prot", "1", "is not a setting; did you mean public.port?"),
      ("something.else.entirely", "1", "is not a setting"),
      ("public", "[1]", "is a list or an alias; a single value is wanted"),
    ])
  func malformed(key: String, value: String, message: String) throws {
    #expect(try faults([:], yaml: "\n\(key): \(value)\n") == ["\(key) (line 2): \(message)"])
  }

  @Test("a variable that is no setting is refused by its own name, and those of the commands are let be")
  func variables() throws {
    #expect(
      try faults(["GATEHOUSE_PUBLIC_PROT": "1", "HOME": "/"]) == [
        "GATEHOUSE_PUBLIC_PROT: is not a setting; did you mean GATEHOUSE_PUBLIC_PORT?"
      ])
    #expect(throws: Never.self) { try load(["GATEHOUSE_TOKEN": "x", "GATEHOUSE_ADMIN_URL": "x"]) }
  }

  @Test("a fault is named by where its value was given: the variable, or the key and the line")
  func places() throws {
    let yaml = "# ports\npublic:\n  port: x\n  loops:\n    many\nadmin: {port: y}\n"
    #expect(
      try faults(["GATEHOUSE_PUBLIC_PORT": "z"], yaml: yaml) == [
        "GATEHOUSE_PUBLIC_PORT: is not a whole number from 0 to 65535",
        "public.loops (line 4): is not a whole number from 1 to 256",
        "admin.port (line 6): is not a whole number from 0 to 65535",
      ])
  }

  @Test("a classifier has its defaults, and what is set beside its address")
  func classifier() throws {
    let url = ["GATEHOUSE_CLASSIFIER_URL": "https://c.example"]
    let plain = try #require(try load(url).classifier)
    #expect(plain.deadline == .seconds(5) && plain.cacheLifetime == .seconds(3600))
    #expect(plain.key == nil && plain.model == nil)
    let full = try load(url, yaml: "classifier: {key: sk-very-secret, model: omni, deadline: 60, cache: 0}\n")
    #expect(full.classifier?.deadline == .seconds(60) && full.classifier?.cacheLifetime == .zero)
    #expect(full.classifier?.key != nil && full.classifier?.model == "omni")
    #expect(!"\(full)".contains("sk-very-secret"))
  }

  @Test("a classifier that could not be asked is refused")
  func unusableClassifier() throws {
    let missing = "classifier.url: is missing, though classifier.key or classifier.model is set"
    #expect(try faults([:], yaml: "classifier.key: sk-1\n") == [missing])
    #expect(try faults([:], yaml: "classifier.model: omni\n") == [missing])
    #expect(
      try faults([:], yaml: "classifier: {url: c.example, key: \"a b\"}\n") == [
        "classifier.url (line 1): is not an http or https URL such as https://api.openai.com",
        "classifier.key (line 1): is not a key of printable ASCII without spaces",
      ])
  }

  @Test("one port for both listeners is refused, but when the kernel chooses")
  func ports() throws {
    #expect(
      try faults(["GATEHOUSE_ADMIN_PORT": "8080"]) == [
        "GATEHOUSE_ADMIN_PORT: is the public listener's port too; the two must never be one"
      ])
    #expect(throws: Never.self) { try load(["GATEHOUSE_ADMIN_PORT": "0", "GATEHOUSE_PUBLIC_PORT": "0"]) }
  }

  @Test("all faults of the file and the environment come at once")
  func together() throws {
    let found = try faults(
      ["GATEHOUSE_LOG_LEVEL": "loud", "GATEHOUSE_NO_SUCH": "1"],
      yaml: "public: {port: x}\nadmin: {port: 70000}\nother: 1\n")
    #expect(
      found.map { String($0.prefix { $0 != ":" }) } == [
        "public.port (line 1)", "admin.port (line 2)", "GATEHOUSE_LOG_LEVEL", "other (line 3)", "GATEHOUSE_NO_SUCH",
      ])
  }

  @Test(
    "a file that is no settings file is refused",
    arguments: [
      ("public: {port: 1", "is not YAML"), ("- 1\n", "is not a list of settings"), ("hello\n", "is not a list"),
      ("public.port: 1\npublic: {port: 2}\n", "is set twice"), ("public.port: 1\npublic.port: 2\n", ""),
      ("? [a, b]\n: 1\n", "has a key that is not a text"), (String(repeating: "#", count: (1 << 20) + 1), "is larger"),
    ])
  func files(yaml: String, message: String) throws {
    let found = try faults([:], yaml: yaml)
    #expect(found.count == 1 && found.first?.contains(": " + message) == true, "\(found)")
  }

  @Test("a file that cannot be read is named")
  func missing() {
    #expect(throws: SettingsError(faults: [.init(key: "/no/such/file", message: "cannot be read")])) {
      try Settings.load(file: "/no/such/file", environment: [:], cores: 1)
    }
  }

  @Test("secrets do not show where the settings are printed")
  func printed() throws {
    let token = "metrics-token-4Vb8nXs2"
    let settings = try load(["GATEHOUSE_KEY_HEX": Self.keyHex, "GATEHOUSE_METRICS_TOKEN": token])
    var dumped = ""
    dump(settings, to: &dumped)
    for secret in [Self.keyHex, token] {
      #expect(!"\(settings)".contains(secret) && !dumped.contains(secret))
    }
  }
}
