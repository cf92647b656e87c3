/// What an owner changes about an operator; nil leaves it as it is.
public struct OperatorChange: Equatable, Sendable {
  public var role: Operator.Role?
  public var grants: Set<TenantID>?
  public var isDisabled: Bool?

  public init(role: Operator.Role? = nil, grants: Set<TenantID>? = nil, isDisabled: Bool? = nil) {
    self.role = role
    self.grants = grants
    self.isDisabled = isDisabled
  }

  /// The operator as it is afterwards. An owner has no grants, since it may act for all tenants.
  public func applied(to before: Operator) -> Operator {
    var after = before
    after.role = role ?? before.role
    after.grants = after.role == .owner ? [] : grants ?? before.grants
    after.isDisabled = isDisabled ?? before.isDisabled
    return after
  }

  /// Whether the operator may do more afterwards: with a higher role, for another tenant, or at all again.
  public func widens(_ before: Operator) -> Bool {
    let after = applied(to: before)
    let isNewGrant = before.role != .owner && !after.grants.isSubset(of: before.grants)
    return !before.role.includes(after.role) || isNewGrant || (before.isDisabled && !after.isDisabled)
  }

  /// What became of it.
  public enum Outcome: Equatable, Sendable {
    case updated(Operator)
    case unknownOperator
    /// Nothing was changed: nobody could have changed operators any more.
    case lastOwner
    /// Nothing was changed: a program would have given somebody more than it had.
    case sessionRequired
  }
}
