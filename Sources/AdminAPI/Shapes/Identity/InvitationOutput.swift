internal import Moderation

struct InvitationOutput: Encodable {
  enum Purpose: String, Encodable {
    case newOperator = "new_operator"
    case passwordReset = "password_reset"
  }

  var id: InvitationID
  var name: String
  var purpose: Purpose
  var role: Operator.Role
  /// Of a new operator.
  var tenants: [TenantID]
  @Nullable var invitedBy: OperatorID?
  var createdAt: Timestamp
  var expiresAt: Timestamp
  /// Only in the answer that created it.
  var code: String?

  init(_ invitation: Invitation, code: String? = nil) {
    id = invitation.id
    name = invitation.name
    purpose = invitation.operatorID == nil ? .newOperator : .passwordReset
    role = invitation.role
    tenants = invitation.grants.sorted()
    invitedBy = invitation.invitedBy
    createdAt = invitation.createdAt
    expiresAt = invitation.expiresAt
    self.code = code
  }
}
