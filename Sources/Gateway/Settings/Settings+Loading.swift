internal import AdminAPI
internal import Embedded
internal import FoundationEssentials
internal import Ingest
internal import Listening
internal import Logging
internal import Moderation
internal import Sealing
internal import TikTok

extension Settings {
  /// From a YAML file, if one is named, and the environment, which outranks it. Throws `SettingsError` with every
  /// fault.
  ///
  /// settings/gatehouse.yaml explains the keys and names their defaults.
  public static func load(file path: String?, environment: [String: String], cores: Int) throws(SettingsError)
    -> Settings
  {
    let (settings, reader) = try read(file: path, environment: environment, cores: cores)
    guard reader.faults.isEmpty else { throw SettingsError(faults: reader.faults) }
    return settings
  }

  /// Every setting as it is in force, with where it comes from. Throws as `load` does.
  public static func effective(file path: String?, environment: [String: String], cores: Int) throws(SettingsError)
    -> [Setting]
  {
    let (_, reader) = try read(file: path, environment: environment, cores: cores)
    guard reader.faults.isEmpty else { throw SettingsError(faults: reader.faults) }
    return reader.settings
  }

  /// The file that explains every setting, with the defaults.
  public static var defaultFile: String { EmbeddedFile.defaultSettings.text }

  /// What was read is to be used only where the reader found no faults.
  static func read(file path: String?, environment: [String: String], cores: Int) throws(SettingsError)
    -> (Settings, SettingsReader)
  {
    var reader = SettingsReader(file: try contents(ofFile: path), environment: environment)
    let database = reader.text("database", default: "gatehouse.db")
    let settings = Settings(
      databasePath: database, keyFile: reader.text("key.file", default: database + ".key"),
      key: key("key.hex", &reader),
      previousKey: key("key.previous.hex", &reader), backups: backups(&reader),
      publicURL: reader.url("public.url", like: "https://hooks.example.com"), ingest: ingest(&reader, cores: cores),
      admin: admin(&reader), publicTLS: certificate("public", &reader), adminTLS: certificate("admin", &reader),
      proxies: proxies("admin", &reader),
      adminPublicURL: reader.url("admin.public.url", like: "https://gatehouse.example.com"),
      sessions: sessions(&reader),
      requiredSecondFactor: reader.choice("admin.require.second.factor", default: SecondFactorRequirement.none),
      freshness: freshness(&reader),
      ruleCacheBytes: reader.integer("rules.cache.bytes", in: 1 << 20...1 << 40, of: "bytes", default: 512 << 20),
      platform: platform(&reader), limits: limits(&reader),
      confirmationPatience: reader.seconds("confirmation.patience", in: 1...86_400, default: .seconds(360)),
      reviewLimits: reviewLimits(&reader), classifier: classifier(&reader), mail: mail(&reader),
      sweeps: sweeps(&reader), retention: retention(&reader),
      pausesActions: reader.flag("actions.paused", default: false),
      allowsPrivateAddresses: reader.flag("outbound.allow.private", default: false),
      metricsToken: metricsToken(&reader), logLevel: reader.choice("log.level", default: Logger.Level.info),
      logFormat: reader.choice("log.format", default: LogFormat.auto))
    if settings.ingest.port == settings.admin.port, settings.ingest.port != 0 {
      reader.fault("admin.port", "is the public listener's port too; the two must never be one")
    }
    if settings.previousKey != nil, settings.key == nil {
      reader.fault("key.previous.hex", "is set without key.hex; a key in a file is replaced by gatehouse key rotate")
    }
    reader.refuseUnknown()
    return (settings, reader)
  }

  private static func contents(ofFile path: String?) throws(SettingsError) -> SettingsFile {
    guard let path else { return SettingsFile() }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw SettingsError(faults: [.init(key: path, message: "cannot be read")])
    }
    return try SettingsFile(String(decoding: data, as: UTF8.self), path: path)
  }

  private static func key(_ key: String, _ reader: inout SettingsReader) -> SealingKey? {
    reader.value(key, expecting: "64 hexadecimal digits", isSecret: true) { SealingKey(hex: $0) }
  }

  private static func metricsToken(_ reader: inout SettingsReader) -> MetricsToken? {
    reader.value(
      "metrics.token", expecting: "16 to 256 printable ASCII characters without spaces", isSecret: true,
      MetricsToken.init)
  }

  private static func reviewLimits(_ reader: inout SettingsReader) -> ReviewLimits {
    ReviewLimits(
      age: reader.seconds("review.limits.age", in: 60...2_592_000, default: .seconds(3600)),
      items: reader.integer("review.limits.items", in: 1...1_000_000, default: 500))
  }

  private static func freshness(_ reader: inout SettingsReader) -> Freshness {
    Freshness(
      past: reader.seconds("freshness.past", in: 1...86_400, default: .seconds(300)),
      future: reader.seconds("freshness.future", in: 0...86_400, default: .seconds(60)))
  }
}
