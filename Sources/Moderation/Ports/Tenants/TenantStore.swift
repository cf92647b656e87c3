/// The tenants of the gateway. Each call is one transaction; each throws `StorageError`.
public protocol TenantStore: Sendable {
  /// With its first rule set as canonical JSON, all or nothing: without one a tenant's deliveries are not taken. Throws
  /// `conflict("tenants.name")`.
  func create(_ tenant: Tenant, ruleSet document: String?, author: OperatorID?, in scope: GatewayScope) async throws
  func tenant(in scope: TenantScope) async throws -> Tenant?
  /// Those with `part` in their names; nil for all.
  func tenants(named part: NamePart?, page: PageRequest, in scope: GatewayScope) async throws -> Page<Tenant>
  /// Of the given ids those that exist, by id: what a manager sees of the list of tenants.
  func tenants(in scopes: [TenantScope]) async throws -> [Tenant]
  /// False when the tenant does not exist. Throws `conflict("tenants.name")` and `changed`.
  func update(_ tenant: Tenant, basedOn basis: Basis<Tenant>, in scope: TenantScope) async throws -> Bool
  /// Deletes the tenant and everything it owns: accounts, secrets and rules at once, so that nobody sees it any more and
  /// its name is free; events, actions and counts in slices from then on. False when it does not exist.
  func delete(in scope: TenantScope, by gateway: GatewayScope) async throws -> Bool
}
