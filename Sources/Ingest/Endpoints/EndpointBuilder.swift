internal import Moderation
internal import Sealing
internal import TikTok

/// Turns accounts, secrets and apps into webhook paths.
struct EndpointBuilder {
  let accounts: [Account]
  /// Accounts without any rules are not here, and take no deliveries: nothing would decide them.
  let rules: [AccountID: RuleSetKey]
  let webhookSecrets: [AccountID: [DeliveryVerifier.Secret]]
  let apps: [AppID: HMACKey]
  /// The owners of apps that are not shared.
  let appOwners: [AppID: TenantID]
  let freshness: Freshness

  func endpoints(tenants: Set<TenantID>, apps: [App]) -> [String: Endpoint] {
    var endpoints: [String: Endpoint] = [:]
    endpoints.reserveCapacity(2 * accounts.count + apps.count)
    for account in accounts {
      endpoints["/webhooks/\(account.tenantID)/\(account.id)"] = endpoint(of: [account], owner: account.tenantID)
    }
    for (tenant, accounts) in Dictionary(grouping: accounts, by: \.tenantID) {
      endpoints["/webhooks/\(tenant)"] = endpoint(of: accounts, owner: tenant)
    }
    let byApp = Dictionary(grouping: accounts.filter { $0.dialect == .business }, by: \.appID)
    for app in apps where app.tenantID.map(tenants.contains) ?? true {
      endpoints["/webhooks/apps/\(app.id)"] = businessEndpoint(of: byApp[app.id] ?? [], app: app.id)
    }
    return endpoints
  }

  /// Nil unless all the accounts can be verified in one way: one dialect, and in `business` one app.
  private func endpoint(of accounts: [Account], owner: TenantID) -> Endpoint? {
    guard let first = accounts.first, accounts.allSatisfy({ $0.dialect == first.dialect }) else { return nil }
    switch first.dialect {
    case .open:
      return openEndpoint(of: accounts, owner: owner)
    case .business:
      guard let app = first.appID, accounts.allSatisfy({ $0.appID == app }) else { return nil }
      return businessEndpoint(of: accounts, app: app)
    }
  }

  private func openEndpoint(of accounts: [Account], owner: TenantID) -> Endpoint? {
    var secrets: [DeliveryVerifier.Secret] = []
    var recipients: [Recipient] = []
    for account in accounts {
      guard let recipient = recipient(for: account) else { continue }
      for secret in webhookSecrets[account.id] ?? [] {
        secrets.append(secret)
        recipients.append(recipient)
      }
    }
    guard !secrets.isEmpty else { return nil }
    return Endpoint(
      dialect: .open, verifier: DeliveryVerifier(dialect: .open, secrets: secrets, freshness: freshness),
      routing: .bySecret(recipients), owner: owner)
  }

  /// Deliveries of a shared app that name no account here stay the gateway's even on a tenant's own path: they may be
  /// another tenant's, and the signature is the same.
  private func businessEndpoint(of accounts: [Account], app: AppID) -> Endpoint? {
    guard let key = apps[app] else { return nil }
    var recipients: [String: Recipient] = [:]
    for account in accounts {
      guard let openID = account.openID, let recipient = recipient(for: account) else { continue }
      recipients[openID] = recipient
    }
    let secret = DeliveryVerifier.Secret(key: key, expiresAt: nil)
    return Endpoint(
      dialect: .business,
      verifier: DeliveryVerifier(dialect: .business, secrets: [secret], freshness: freshness),
      routing: .byOpenID(recipients), owner: appOwners[app])
  }

  private func recipient(for account: Account) -> Recipient? {
    guard let rules = rules[account.id] else { return nil }
    return Recipient(
      tenantID: account.tenantID, accountID: account.id, dialect: account.dialect, openID: account.openID,
      authorID: account.authorID, updatedAt: account.updatedAt, rules: rules)
  }
}
