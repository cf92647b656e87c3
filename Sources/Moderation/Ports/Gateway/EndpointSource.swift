/// Everything ingest must know to accept deliveries: read as a whole whenever configuration changed. Rule sets are
/// named and not held, since ten thousand tenants' would fill the memory: they are loaded when a comment needs them.
public struct EndpointConfiguration: Sendable {
  public var tenants: [Tenant]
  public var apps: [App]
  public var accounts: [Account]
  /// Those live or soon to be: expired ones are left out.
  public var webhookSecrets: [WebhookSecret]
  /// For each owner that has a rule set, a number that changes whenever what is in force for it changes: its version,
  /// or a list it names.
  public var ruleRevisions: [RuleSetOwner: Int64]

  public init(
    tenants: [Tenant], apps: [App], accounts: [Account], webhookSecrets: [WebhookSecret],
    ruleRevisions: [RuleSetOwner: Int64]
  ) {
    self.tenants = tenants
    self.apps = apps
    self.accounts = accounts
    self.webhookSecrets = webhookSecrets
    self.ruleRevisions = ruleRevisions
  }
}

/// Where the configuration of ingest comes from. Throws `StorageError`.
public protocol EndpointSource: Sendable {
  /// One consistent state of everything.
  func endpointConfiguration(at moment: Timestamp, in scope: GatewayScope) async throws -> EndpointConfiguration
}
