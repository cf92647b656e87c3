/// Invitations. Each call is one transaction, audit entry included; each throws `StorageError`.
public protocol InvitationStore: Sendable {
  /// In the place of an open invitation of the same name. Throws `reference("tenant")`.
  func invite(
    _ name: String, as invitee: Invitee, codeDigest: [UInt8], until expiry: Timestamp, in scope: GatewayScope,
    at moment: Timestamp
  ) async throws -> InvitationOutcome
  /// Those that can still be accepted, newest first.
  func invitations(page: PageRequest, in scope: GatewayScope, at moment: Timestamp) async throws -> Page<Invitation>
  /// False where there is none such.
  func revoke(_ id: InvitationID, in scope: GatewayScope, at moment: Timestamp) async throws -> Bool
  /// The one whose code has this digest, if it can still be accepted.
  func invitation(codeDigest: [UInt8], at moment: Timestamp) async throws -> Invitation?
  /// Sets the password, makes the operator where it is a new one, and ends its sessions. `origin` is where it was
  /// accepted from. Nil where it cannot be accepted (any more).
  func accept(
    codeDigest: [UInt8], passwordHash: String, network: String?, by origin: Actor, at moment: Timestamp
  ) async throws -> Operator?
}
