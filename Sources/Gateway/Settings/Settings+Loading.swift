internal import AdminAPI
internal import Classifier
internal import Embedded
internal import Enforcement
internal import FoundationEssentials
internal import Ingest
internal import Logging
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
      databasePath: database, keyFile: reader.text("key.file", default: database + ".key"), key: key(&reader),
      publicURL: reader.url("public.url", like: "https://hooks.example.com"), ingest: ingest(&reader, cores: cores),
      admin: admin(&reader),
      freshness: freshness(&reader),
      ruleCacheBytes: reader.integer("rules.cache.bytes", in: 1 << 20...1 << 40, of: "bytes", default: 512 << 20),
      platform: platform(&reader), limits: limits(&reader), classifier: classifier(&reader),
      pausesActions: reader.flag("actions.paused", default: false),
      allowsPrivateAddresses: reader.flag("outbound.allow.private", default: false),
      metricsToken: metricsToken(&reader), logLevel: reader.choice("log.level", default: Logger.Level.info),
      logFormat: reader.choice("log.format", default: LogFormat.auto))
    if settings.ingest.port == settings.admin.port, settings.ingest.port != 0 {
      reader.fault("admin.port", "is the public listener's port too; the two must never be one")
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

  private static func key(_ reader: inout SettingsReader) -> SealingKey? {
    reader.value("key.hex", expecting: "64 hexadecimal digits", isSecret: true) { SealingKey(hex: $0) }
  }

  private static func metricsToken(_ reader: inout SettingsReader) -> MetricsToken? {
    reader.value(
      "metrics.token", expecting: "16 to 256 printable ASCII characters without spaces", isSecret: true,
      MetricsToken.init)
  }

  private static func ingest(_ reader: inout SettingsReader, cores: Int) -> IngestSettings {
    var settings = IngestSettings(loops: cores)
    settings.host = reader.text("public.host", default: settings.host)
    settings.port = reader.integer("public.port", in: 0...65_535, default: settings.port)
    settings.maximumConnections = reader.integer(
      "public.max.connections", in: 1...1_000_000, default: settings.maximumConnections)
    settings.requestTimeout = reader.seconds(
      "public.request.timeout", in: 1...600, default: settings.requestTimeout)
    settings.idleTimeout = reader.seconds("public.idle.timeout", in: 1...3600, default: settings.idleTimeout)
    settings.drainTimeout = reader.seconds("public.drain.timeout", in: 0...600, default: settings.drainTimeout)
    settings.loops = reader.integer("public.loops", in: 1...256, default: settings.loops)
    return settings
  }

  private static func admin(_ reader: inout SettingsReader) -> ListenAddress {
    ListenAddress(
      host: reader.text("admin.host", default: "127.0.0.1"),
      port: reader.integer("admin.port", in: 0...65_535, default: 8081))
  }

  private static func freshness(_ reader: inout SettingsReader) -> Freshness {
    Freshness(
      past: reader.seconds("freshness.past", in: 1...86_400, default: .seconds(300)),
      future: reader.seconds("freshness.future", in: 0...86_400, default: .seconds(60)))
  }

  private static func platform(_ reader: inout SettingsReader) -> PlatformAddresses {
    var addresses = PlatformAddresses()
    addresses.open = reader.url("tiktok.open.url", default: addresses.open)
    addresses.business = reader.url("tiktok.business.url", default: addresses.business)
    return addresses
  }

  private static func limits(_ reader: inout SettingsReader) -> CallLimits {
    CallLimits(
      perAccount: reader.integer("limits.per.account", in: 1...1_000_000, default: 40),
      perApp: reader.integer("limits.per.app", in: 1...1_000_000, default: 600),
      breachPause: reader.seconds("limits.breach.pause", in: 0...86_400, default: .seconds(300)))
  }

  private static func classifier(_ reader: inout SettingsReader) -> ClassifierSettings? {
    let url = reader.url("classifier.url", like: "https://api.openai.com")
    let key = reader.value(
      "classifier.key", expecting: "a key of printable ASCII without spaces", isSecret: true, ClassifierKey.init)
    var settings = ClassifierSettings(url: url ?? "", key: key, model: reader.text("classifier.model"))
    settings.deadline = reader.seconds("classifier.deadline", in: 1...60, default: settings.deadline)
    settings.cacheLifetime = reader.seconds("classifier.cache", in: 0...604_800, default: settings.cacheLifetime)
    if url != nil { return settings }
    // A key alone would be a classifier that somebody believes to be asked.
    if key != nil || settings.model != nil, !reader.faults.contains(where: { $0.key == "classifier.url" }) {
      reader.fault("classifier.url", "is missing, though classifier.key or classifier.model is set")
    }
    return nil
  }
}
