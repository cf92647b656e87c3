/// Who was authenticated and what they may do: an operator, limited further where it presented a token.
public struct Principal: Sendable {
  public let `operator`: Operator
  /// Nil where a session was presented.
  public let token: APIToken?
  public let actor: Actor

  public init(_ operator: Operator, token: APIToken? = nil, address: String? = nil, requestID: String? = nil) {
    self.operator = `operator`
    self.token = token
    actor = Actor(.operator(`operator`.id, token: token?.id), address: address, requestID: requestID)
  }

  /// Whether the tenant was granted to it.
  public func mayAct(for tenant: TenantID) -> Bool { tenants?.contains(tenant) ?? true }

  /// The tenants it may act for, among which there may be some that are gone; nil for all.
  public var tenants: Set<TenantID>? {
    guard `operator`.role != .owner else { return token?.tenants }
    return token?.tenants.map(`operator`.grants.intersection) ?? `operator`.grants
  }

  /// Whether it may touch what belongs to the whole gateway: an owner, and with no token of single tenants.
  public var actsForGateway: Bool { tenants == nil }
}
