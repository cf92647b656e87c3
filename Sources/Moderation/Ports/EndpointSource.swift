/// Everything ingest must know to accept and decide deliveries: read as a whole whenever configuration changed.
public struct EndpointConfiguration: Sendable {
  public var tenants: [Tenant]
  public var apps: [App]
  public var accounts: [Account]
  /// Those live or soon to be: expired ones are left out.
  public var webhookSecrets: [WebhookSecret]
  /// The rule set in force of each tenant.
  public var ruleSets: [RuleSetVersion]

  public init(
    tenants: [Tenant], apps: [App], accounts: [Account], webhookSecrets: [WebhookSecret], ruleSets: [RuleSetVersion]
  ) {
    self.tenants = tenants
    self.apps = apps
    self.accounts = accounts
    self.webhookSecrets = webhookSecrets
    self.ruleSets = ruleSets
  }
}

/// Where the configuration of ingest comes from. Throws `StorageError`.
public protocol EndpointSource: Sendable {
  /// One consistent state of everything.
  func endpointConfiguration(at moment: Timestamp, in scope: GatewayScope) async throws -> EndpointConfiguration
}
