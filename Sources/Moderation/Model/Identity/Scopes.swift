/// The right to touch one tenant's data, and in whose name. Repositories take it instead of an id, so that code which was
/// never authorised for a tenant cannot even phrase a query about it, and no change is without somebody who made it.
public struct TenantScope: Hashable, Sendable {
  public let tenantID: TenantID
  /// Who is to be named in the audit log.
  public let actor: Actor

  /// What somebody may see; nil for a tenant that was not granted, which the API shows as 404.
  public init?(of tenantID: TenantID, for principal: Principal) {
    guard principal.mayAct(for: tenantID) else { return nil }
    self.tenantID = tenantID
    actor = principal.actor
  }

  /// The same for a tenant that is being made.
  public init(of tenantID: TenantID, in scope: GatewayScope) {
    self.tenantID = tenantID
    actor = scope.actor
  }

  /// For the gateway's own work on a tenant's behalf: the ingest of a verified delivery, the workers. Never for
  /// anything that came in through the admin API. `actor` is who gave occasion to it.
  package init(ownWorkFor tenantID: TenantID, by actor: Actor = .gateway) {
    self.tenantID = tenantID
    self.actor = actor
  }
}

/// The right to touch what belongs to the whole gateway: the list of tenants, shared apps, operators.
public struct GatewayScope: Hashable, Sendable {
  public let actor: Actor

  /// Nil unless it is an owner's.
  public init?(for principal: Principal) {
    guard principal.actsForGateway else { return nil }
    actor = principal.actor
  }

  /// For the gateway's own start-up and workers, and for `gatehouse init`.
  package init(ownWork: Void) { actor = .gateway }
}

/// The right to one operator's sessions and tokens: the operator's own, and every owner's.
public struct OperatorScope: Hashable, Sendable {
  public let operatorID: OperatorID
  public let actor: Actor

  public init(ownOf principal: Principal) {
    operatorID = principal.operator.id
    actor = principal.actor
  }

  public init(of operatorID: OperatorID, in scope: GatewayScope) {
    self.operatorID = operatorID
    actor = scope.actor
  }
}
