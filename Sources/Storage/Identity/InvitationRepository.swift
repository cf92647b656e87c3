internal import GRDB
public import Moderation

/// Invitations in SQLite.
public struct InvitationRepository: InvitationStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func invite(
    _ name: String, as invitee: Invitee, codeDigest: [UInt8], until expiry: Timestamp, in scope: GatewayScope,
    at moment: Timestamp
  ) async throws -> InvitationOutcome {
    let id = InvitationID.fresh(at: moment)
    return try await database.write { db in
      let known = try Operator(named: name, db)
      var invitation = Invitation(
        id: id, name: name, operatorID: known?.id, role: known?.role ?? .viewer, grants: [],
        invitedBy: scope.actor.operatorID, createdAt: moment, expiresAt: expiry)
      switch (invitee, known) {
      case (.newOperator, .some): return .nameTaken
      case (.knownOperator, nil): return .unknownName
      case (.knownOperator, .some(let known)): if known.isDisabled { return .operatorDisabled }
      case (.newOperator(let role, let grants), nil):
        invitation.role = role
        invitation.grants = grants
      }
      // Those that nobody accepted go when a new one comes: nothing else has to clean up.
      try db.execute(sql: "DELETE FROM invitations WHERE expires_at <= ?", arguments: [moment.milliseconds])
      _ = try Invitation.takeBack("name = ?", [name], by: scope.actor, at: moment, db)
      try invitation.insert(codeDigest: codeDigest, db)
      try db.audit(
        .invitationCreated, name, to: invitation.auditValues, by: scope.actor, of: nil, at: moment)
      return .created(invitation)
    }
  }

  public func invitations(
    page request: PageRequest, in scope: GatewayScope, at moment: Timestamp
  ) async throws -> Page<Invitation> {
    try await database.read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM invitations WHERE id < ? AND expires_at > ? ORDER BY id DESC LIMIT ?",
        arguments: [request.before ?? Int64.max, moment.milliseconds, request.limit + 1])
      return page(try rows.map { try Invitation(row: $0, db) }, limit: request.limit) { $0.id.rawValue }
    }
  }

  public func revoke(_ id: InvitationID, in scope: GatewayScope, at moment: Timestamp) async throws -> Bool {
    try await database.write { db in
      try Invitation.takeBack(
        "id = ? AND expires_at > ?", [id.rawValue, moment.milliseconds], by: scope.actor,
        at: moment, db) > 0
    }
  }

  public func invitation(codeDigest: [UInt8], at moment: Timestamp) async throws -> Invitation? {
    try await database.read { db in try Invitation(codeDigest: codeDigest, at: moment, db) }
  }

  public func accept(
    codeDigest: [UInt8], passwordHash: String, network: String?, by origin: Actor, at moment: Timestamp
  ) async throws -> Operator? {
    let newID = OperatorID.fresh(at: moment)
    return try await database.write { db in
      guard let invitation = try Invitation(codeDigest: codeDigest, at: moment, db) else { return nil }
      try db.execute(sql: "DELETE FROM invitations WHERE id = ?", arguments: [invitation.id.rawValue])
      let accepted: Operator
      if let id = invitation.operatorID {
        try db.setPassword(hash: passwordHash, of: id, keeping: nil)
        // Who had the old password may have logged in with it: from now on only this network is the operator's.
        try db.execute(sql: "DELETE FROM known_networks WHERE operator_id = ?", arguments: [id.rawValue])
        guard let known = try Operator(id, db) else { return nil }
        accepted = known
      } else {
        accepted = Operator(
          id: newID, name: invitation.name, role: invitation.role, grants: invitation.grants, isDisabled: false,
          mustChangePassword: false, createdAt: moment)
        try accepted.insert(passwordHash: passwordHash, db)
      }
      if let network { try db.noteLogin(of: accepted.id, from: network, at: moment) }
      let actor = Actor(
        .operator(accepted.id, token: nil), address: origin.address, requestID: origin.requestID)
      try db.audit(
        .invitationAccepted, accepted.name, to: invitation.auditValues, by: actor, of: nil, at: moment)
      return accepted
    }
  }
}
