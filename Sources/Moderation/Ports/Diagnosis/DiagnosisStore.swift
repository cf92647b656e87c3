/// What the database knows of what goes wrong. Each call is one transaction; each throws `StorageError`.
public protocol DiagnosisStore: Sendable {
  func facts(at moment: Timestamp, in scope: GatewayScope) async throws -> GatewayFacts
  func accountNames(_ ids: [AccountID], in scope: GatewayScope) async throws -> [AccountID: String]
  /// Enabled accounts of enabled tenants, of a business app one, since all of an app share its webhook: at most
  /// `limit`, and how many there are.
  func webhookOwners(limit: Int, in scope: GatewayScope) async throws -> (accounts: [WebhookOwner], total: Int)
}

/// An account whose webhooks can be asked about.
public struct WebhookOwner: Equatable, Sendable {
  public var tenantID: TenantID
  public var accountID: AccountID
  public var name: String

  public init(tenantID: TenantID, accountID: AccountID, name: String) {
    self.tenantID = tenantID
    self.accountID = accountID
    self.name = name
  }
}
