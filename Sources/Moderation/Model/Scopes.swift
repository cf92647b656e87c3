/// The right to touch one tenant's data. Repositories take it instead of an id, so that code which was never authorised
/// for a tenant cannot even phrase a query about it.
public struct TenantScope: Hashable, Sendable {
  public let tenantID: TenantID

  /// What an operator may see; nil for a tenant it was not granted, which the API shows as 404.
  public init?(of tenantID: TenantID, for operator: Operator) {
    guard `operator`.role == .owner || `operator`.grants.contains(tenantID) else { return nil }
    self.tenantID = tenantID
  }

  /// For the gateway's own work on a tenant's behalf: the ingest of a verified delivery, the workers. Never for
  /// anything that came in through the admin API.
  package init(ownWorkFor tenantID: TenantID) { self.tenantID = tenantID }
}

/// The right to touch what belongs to the whole gateway: the list of tenants, shared apps, operators.
public struct GatewayScope: Sendable {
  /// Nil unless the operator is an owner.
  public init?(for operator: Operator) {
    guard `operator`.role == .owner else { return nil }
  }

  /// For the gateway's own start-up and workers, and for `gatehouse init`.
  package init(ownWork: Void) {}
}
