internal import AdminAPI
internal import Classifier
internal import Enforcement
internal import FoundationEssentials
internal import Ingest
internal import Logging
internal import Sealing
internal import TikTok

extension Settings {
  /// From a YAML file, if one is named, and the environment, which outranks it. Throws `SettingsError` with every
  /// fault.
  /// docs/settings.md lists the keys with their defaults. Durations are whole seconds.
  public static func load(file path: String?, environment: [String: String], cores: Int) throws(SettingsError)
    -> Settings
  {
    var reader = SettingsReader(file: try values(ofFile: path), environment: environment)
    let database = reader.text("database") ?? "gatehouse.db"
    let settings = Settings(
      databasePath: database, keyFile: reader.text("key.file") ?? database + ".key", key: key(&reader),
      publicURL: reader.url("public.url", like: "https://hooks.example.com"), ingest: ingest(&reader, cores: cores),
      admin: admin(&reader),
      freshness: freshness(&reader),
      ruleCacheBytes: reader.integer("rules.cache.bytes", in: 1 << 20...1 << 40) ?? 512 << 20,
      platform: platform(&reader), limits: limits(&reader), classifier: classifier(&reader),
      mail: mail(&reader),
      pausesActions: reader.flag("actions.paused") ?? false,
      allowsPrivateAddresses: reader.flag("outbound.allow.private") ?? false,
      logLevel: reader.value(
        "log.level", expecting: "one of trace, debug, info, notice, warning, error, critical",
        Logger.Level.init(rawValue:)) ?? .info)
    if settings.ingest.port == settings.admin.port, settings.ingest.port != 0 {
      reader.fault("admin.port", "is the public listener's port too; the two must never be one")
    }
    reader.refuseUnknown()
    guard reader.faults.isEmpty else { throw SettingsError(faults: reader.faults) }
    return settings
  }

  private static func values(ofFile path: String?) throws(SettingsError) -> [String: String] {
    guard let path else { return [:] }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw SettingsError(faults: [.init(key: path, message: "cannot be read")])
    }
    return try SettingsFile.values(in: String(decoding: data, as: UTF8.self), path: path)
  }

  private static func key(_ reader: inout SettingsReader) -> SealingKey? {
    reader.value("key.hex", expecting: "64 hexadecimal digits") { SealingKey(hex: $0) }
  }

  private static func ingest(_ reader: inout SettingsReader, cores: Int) -> IngestSettings {
    var settings = IngestSettings(loops: cores)
    if let host = reader.text("public.host") { settings.host = host }
    if let port = reader.integer("public.port", in: 0...65_535) { settings.port = port }
    if let limit = reader.integer("public.max.connections", in: 1...1_000_000) { settings.maximumConnections = limit }
    if let time = reader.seconds("public.request.timeout", in: 1...600) { settings.requestTimeout = time }
    if let time = reader.seconds("public.idle.timeout", in: 1...3600) { settings.idleTimeout = time }
    if let time = reader.seconds("public.drain.timeout", in: 0...600) { settings.drainTimeout = time }
    if let loops = reader.integer("public.loops", in: 1...256) { settings.loops = loops }
    return settings
  }

  private static func admin(_ reader: inout SettingsReader) -> ListenAddress {
    ListenAddress(
      host: reader.text("admin.host") ?? "127.0.0.1", port: reader.integer("admin.port", in: 0...65_535) ?? 8081)
  }

  private static func freshness(_ reader: inout SettingsReader) -> Freshness {
    Freshness(
      past: reader.seconds("freshness.past", in: 1...86_400) ?? .seconds(300),
      future: reader.seconds("freshness.future", in: 0...86_400) ?? .seconds(60))
  }

  private static func platform(_ reader: inout SettingsReader) -> PlatformAddresses {
    var addresses = PlatformAddresses()
    if let url = reader.url("tiktok.open.url", like: addresses.open) { addresses.open = url }
    if let url = reader.url("tiktok.business.url", like: addresses.business) { addresses.business = url }
    if let url = reader.url("tiktok.authorise.url", like: addresses.authorise) { addresses.authorise = url }
    return addresses
  }

  private static func limits(_ reader: inout SettingsReader) -> CallLimits {
    CallLimits(
      perAccount: reader.integer("limits.per.account", in: 1...1_000_000) ?? 40,
      perApp: reader.integer("limits.per.app", in: 1...1_000_000) ?? 600,
      breachPause: reader.seconds("limits.breach.pause", in: 0...86_400) ?? .seconds(300))
  }

  private static func classifier(_ reader: inout SettingsReader) -> ClassifierSettings? {
    let key = reader.value("classifier.key", expecting: "a key of printable ASCII without spaces", ClassifierKey.init)
    let model = reader.text("classifier.model")
    let deadline = reader.seconds("classifier.deadline", in: 1...60)
    let cache = reader.seconds("classifier.cache", in: 0...604_800)
    guard let url = reader.url("classifier.url", like: "https://api.openai.com") else {
      // A key alone would be a classifier that somebody believes to be asked.
      if key != nil || model != nil, !reader.faults.contains(where: { $0.key == "classifier.url" }) {
        reader.fault("classifier.url", "is missing, though classifier.key or classifier.model is set")
      }
      return nil
    }
    var settings = ClassifierSettings(url: url, key: key, model: model)
    if let deadline { settings.deadline = deadline }
    if let cache { settings.cacheLifetime = cache }
    return settings
  }
}
