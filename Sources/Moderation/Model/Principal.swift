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
  public func mayAct(for tenant: TenantID) -> Bool {
    let isGranted = `operator`.role == .owner || `operator`.grants.contains(tenant)
    return isGranted && token?.tenants?.contains(tenant) != false
  }

  /// Whether it may touch what belongs to the whole gateway: an owner, and with no token of single tenants.
  public var actsForGateway: Bool { `operator`.role == .owner && token?.tenants == nil }
}
