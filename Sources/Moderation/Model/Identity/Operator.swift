/// A person or a program with admin access.
public struct Operator: Equatable, Identified, Sendable {
  public static let idPrefix = "opr"

  /// From most to least.
  public enum Role: String, CaseIterable, Codable, Sendable {
    /// Everything in the gateway.
    case owner
    /// Everything within the granted tenants.
    case manager
    /// The review queue of the granted tenants.
    case moderator
    /// Reads the reports of the granted tenants.
    case viewer
  }

  public var id: OperatorID
  /// What they log in with; unique, lower case.
  public var name: String
  public var role: Role
  /// The tenants it may act for; not consulted for an owner, who may act for all.
  public var grants: Set<TenantID>
  public var isDisabled: Bool
  /// True while the password is the one-time one that `gatehouse init` printed.
  public var mustChangePassword: Bool
  /// Whether logins ask for a code of its second factor.
  public var hasSecondFactor: Bool
  public var createdAt: Timestamp

  public init(
    id: OperatorID, name: String, role: Role, grants: Set<TenantID>, isDisabled: Bool, mustChangePassword: Bool,
    hasSecondFactor: Bool = false, createdAt: Timestamp
  ) {
    self.id = id
    self.name = name
    self.role = role
    self.grants = grants
    self.isDisabled = isDisabled
    self.mustChangePassword = mustChangePassword
    self.hasSecondFactor = hasSecondFactor
    self.createdAt = createdAt
  }
}

extension Operator.Role {
  /// True for the role itself and for lower ones.
  public func includes(_ other: Operator.Role) -> Bool {
    let order = Self.allCases
    guard let own = order.firstIndex(of: self), let wanted = order.firstIndex(of: other) else { return false }
    return own <= wanted
  }
}
