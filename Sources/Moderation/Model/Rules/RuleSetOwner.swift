/// Whose rules a rule set holds: one layer of what is in force for an account.
public enum RuleSetOwner: Hashable, Sendable {
  case gateway
  case tenant(TenantID)
  case account(AccountID, of: TenantID)

  public var layer: RuleLayer {
    switch self {
    case .gateway: .gateway
    case .tenant: .tenant
    case .account: .account
    }
  }
}

/// The right to touch one rule set.
public enum RuleSetScope: Sendable {
  case gateway(GatewayScope)
  case tenant(TenantScope)
  /// An account that the tenant does not have has no rule set, and none can be saved for it.
  case account(AccountID, TenantScope)

  public var owner: RuleSetOwner {
    switch self {
    case .gateway: .gateway
    case .tenant(let scope): .tenant(scope.tenantID)
    case .account(let account, let scope): .account(account, of: scope.tenantID)
    }
  }

  /// Who is to be named in the audit log.
  public var actor: Actor {
    switch self {
    case .gateway(let scope): scope.actor
    case .tenant(let scope), .account(_, let scope): scope.actor
    }
  }
}
