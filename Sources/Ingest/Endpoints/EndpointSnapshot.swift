internal import Moderation
internal import Sealing
internal import TikTok

/// All webhook paths at one moment. Immutable, so that requests read it without waiting for anybody.
struct EndpointSnapshot: Sendable {
  /// By path: `/webhooks/{tenant}`, `/webhooks/{tenant}/{account}` and `/webhooks/apps/{app}`.
  private(set) var endpoints: [String: Endpoint] = [:]
  /// What decides each account's comments; the accounts that take none are left out.
  private(set) var rules: [AccountID: RuleSetKey] = [:]

  static let empty = EndpointSnapshot()

  private init() {}

  /// Opens every secret. Throws `CryptoError`.
  init(_ configuration: EndpointConfiguration, sealer: Sealer, freshness: Freshness) throws {
    let tenants = Set(configuration.tenants.filter { !$0.isDisabled }.map(\.id))
    let accounts = configuration.accounts.filter { tenants.contains($0.tenantID) && !$0.isDisabled }
    for account in accounts {
      let key = RuleSetKey(for: account.id, of: account.tenantID, revisions: configuration.ruleRevisions)
      if key.namesRules { rules[account.id] = key }
    }
    let secrets = try Dictionary(grouping: configuration.webhookSecrets, by: \.accountID).mapValues { secrets in
      try secrets.map { secret in
        DeliveryVerifier.Secret(
          key: HMACKey(try sealer.open(secret.secret.bytes, context: SecretLocation.webhookSecret(secret.id).context)),
          expiresAt: secret.expiresAt)
      }
    }
    let builder = EndpointBuilder(
      accounts: accounts, rules: rules, webhookSecrets: secrets,
      apps: try Self.appKeys(configuration.apps.filter { !$0.isDisabled }, sealer),
      appOwners: Dictionary(
        uniqueKeysWithValues: configuration.apps.compactMap { app in app.tenantID.map { (app.id, $0) } }),
      freshness: freshness)
    endpoints = builder.endpoints(tenants: tenants, apps: configuration.apps)
  }

  /// For each rule set that an account here is decided by, those that take its place in `next`: more than one where an
  /// account gets rules of its own.
  func successors(in next: EndpointSnapshot) -> [RuleSetKey: Set<RuleSetKey>] {
    var successors: [RuleSetKey: Set<RuleSetKey>] = [:]
    for (account, key) in rules {
      if let successor = next.rules[account], successor != key { successors[key, default: []].insert(successor) }
    }
    return successors
  }

  private static func appKeys(_ apps: [App], _ sealer: Sealer) throws -> [AppID: HMACKey] {
    try Dictionary(
      uniqueKeysWithValues: apps.map { app in
        (app.id, HMACKey(try sealer.open(app.secret.bytes, context: SecretLocation.appSecret(app.id).context)))
      })
  }
}
