internal import Moderation
internal import Sealing
internal import TikTok

/// All webhook paths at one moment. Immutable, so that requests read it without waiting for anybody.
struct EndpointSnapshot: Sendable {
  /// By path: `/webhooks/{tenant}`, `/webhooks/{tenant}/{account}` and `/webhooks/apps/{app}`.
  private(set) var endpoints: [String: Endpoint] = [:]
  /// The compiled rule sets, to be taken over by the next snapshot where they did not change.
  private(set) var rules: [TenantID: CompiledRuleSet] = [:]

  static let empty = EndpointSnapshot()

  private init() {}

  /// Opens every secret and compiles every rule set that is not in `previous`. Throws `CryptoError` and
  /// `RuleSetFaults`.
  init(_ configuration: EndpointConfiguration, previous: EndpointSnapshot, sealer: Sealer, freshness: Freshness) throws
  {
    let tenants = Set(configuration.tenants.filter { !$0.isDisabled }.map(\.id))
    for version in configuration.ruleSets where tenants.contains(version.tenantID) {
      rules[version.tenantID] = try Self.compile(version, unlessIn: previous)
    }
    let secrets = try Dictionary(grouping: configuration.webhookSecrets, by: \.accountID).mapValues { secrets in
      try secrets.map { secret in
        DeliveryVerifier.Secret(
          key: HMACKey(try sealer.open(secret.secret.bytes, context: SecretLocation.webhookSecret(secret.id).context)),
          expiresAt: secret.expiresAt)
      }
    }
    let builder = EndpointBuilder(
      accounts: configuration.accounts.filter { tenants.contains($0.tenantID) && !$0.isDisabled }, rules: rules,
      webhookSecrets: secrets, apps: try Self.appKeys(configuration.apps.filter { !$0.isDisabled }, sealer),
      appOwners: Dictionary(
        uniqueKeysWithValues: configuration.apps.compactMap { app in app.tenantID.map { (app.id, $0) } }),
      freshness: freshness)
    endpoints = builder.endpoints(tenants: tenants, apps: configuration.apps)
  }

  private static func compile(_ version: RuleSetVersion, unlessIn previous: EndpointSnapshot) throws
    -> CompiledRuleSet
  {
    if let known = previous.rules[version.tenantID], known.version == version.version { return known }
    return try CompiledRuleSet(RuleSetDocument(json: version.document.utf8), version: version.version)
  }

  private static func appKeys(_ apps: [App], _ sealer: Sealer) throws -> [AppID: HMACKey] {
    try Dictionary(
      uniqueKeysWithValues: apps.map { app in
        (app.id, HMACKey(try sealer.open(app.secret.bytes, context: SecretLocation.appSecret(app.id).context)))
      })
  }
}
