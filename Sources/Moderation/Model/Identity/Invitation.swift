/// The right to set one password, once: a new operator's first, or an operator's next. Whoever has its code has it; only
/// the code's SHA-256 is stored.
public struct Invitation: Equatable, Identified, Sendable {
  public static let idPrefix = "inv"

  public var id: InvitationID
  public var name: String
  /// The operator that sets a new password; nil where acceptance makes the operator.
  public var operatorID: OperatorID?
  /// Of the operator that is made.
  public var role: Operator.Role
  public var grants: Set<TenantID>
  /// Nil for the gateway itself.
  public var invitedBy: OperatorID?
  public var createdAt: Timestamp
  public var expiresAt: Timestamp

  public init(
    id: InvitationID, name: String, operatorID: OperatorID?, role: Operator.Role, grants: Set<TenantID>,
    invitedBy: OperatorID?, createdAt: Timestamp, expiresAt: Timestamp
  ) {
    self.id = id
    self.name = name
    self.operatorID = operatorID
    self.role = role
    self.grants = grants
    self.invitedBy = invitedBy
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }
}

public typealias InvitationID = Identifier<Invitation>

/// Whom an owner invites.
public enum Invitee: Equatable, Sendable {
  case newOperator(Operator.Role, grants: Set<TenantID>)
  /// One who is there and is to set a new password.
  case knownOperator
}

/// What became of inviting somebody.
public enum InvitationOutcome: Equatable, Sendable {
  case created(Invitation)
  /// There is an operator of that name, so it cannot be a new one.
  case nameTaken
  /// There is no operator of that name who could set a new password.
  case unknownName
  /// The operator could not log in with it.
  case operatorDisabled
}
