internal import Classifier
internal import Enforcement
internal import TikTok

/// The settings of what the gateway calls: TikTok and the classifier.
extension Settings {
  static func platform(_ reader: inout SettingsReader) -> PlatformAddresses {
    var addresses = PlatformAddresses()
    addresses.open = reader.url("tiktok.open.url", default: addresses.open)
    addresses.business = reader.url("tiktok.business.url", default: addresses.business)
    addresses.authorise = reader.url("tiktok.authorise.url", default: addresses.authorise)
    return addresses
  }

  static func limits(_ reader: inout SettingsReader) -> CallLimits {
    let perAccount = reader.integer("limits.per.account", in: 1...1_000_000, default: 40)
    let perApp = reader.integer("limits.per.app", in: 1...1_000_000, default: 600)
    let perSecond = reader.integer("limits.per.second", in: 0...1_000_000, default: 0)
    return CallLimits(
      perAccount: perAccount, perApp: perApp, perSecond: perSecond > 0 ? perSecond : nil,
      breachPause: reader.seconds("limits.breach.pause", in: 0...86_400, default: .seconds(300)))
  }

  static func sweeps(_ reader: inout SettingsReader) -> SweepSchedule {
    SweepSchedule(
      interval: reader.seconds("reconciliation.interval", in: 300...86_400, default: .seconds(3600)),
      reach: .seconds(86_400 * reader.integer("reconciliation.days", in: 1...30, default: 7)))
  }

  static func classifier(_ reader: inout SettingsReader) -> ClassifierSettings? {
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
