/// Names what is in force for an account, without holding it: the revisions of the layers above and at the account.
public struct RuleSetKey: Sendable {
  public let tenantID: TenantID
  /// Nil where the account has no rules of its own, so that all such accounts of a tenant share one rule set.
  public let accountID: AccountID?
  public let gatewayRevision: Int64?
  public let tenantRevision: Int64?
  public let accountRevision: Int64?

  /// `revisions` as `EndpointConfiguration` has them.
  public init(for account: AccountID?, of tenant: TenantID, revisions: [RuleSetOwner: Int64]) {
    tenantID = tenant
    gatewayRevision = revisions[.gateway]
    tenantRevision = revisions[.tenant(tenant)]
    accountRevision = account.flatMap { revisions[.account($0, of: tenant)] }
    accountID = accountRevision == nil ? nil : account
  }

  /// False where no layer has a rule set, so that there is nothing to decide by.
  public var namesRules: Bool { gatewayRevision != nil || tenantRevision != nil || accountRevision != nil }
}

extension RuleSetKey: Hashable {
  /// Of one owner few revisions exist at a time: its ids spread keys well enough.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(tenantID)
    hasher.combine(accountID)
  }
}
