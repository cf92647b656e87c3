internal import GRDB
internal import Moderation

extension Invitation {
  init(row: Row, _ db: Database) throws {
    let id: InvitationID = row.id("id")
    let grants = try Int64.fetchAll(
      db, sql: "SELECT tenant_id FROM invitation_grants WHERE invitation_id = ?", arguments: [id.rawValue])
    self.init(
      id: id, name: row["name"], operatorID: row.optionalID("operator_id"), role: try row.name("role"),
      grants: Set(grants.map(TenantID.init(rawValue:))), invitedBy: row.optionalID("invited_by"),
      createdAt: row.time("created_at"), expiresAt: row.time("expires_at"))
  }

  /// Nil unless it can still be accepted.
  init?(codeDigest: [UInt8], at moment: Timestamp, _ db: Database) throws {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT * FROM invitations WHERE code_digest = ? AND expires_at > ?",
        arguments: [SealedSecret(bytes: codeDigest).blob, moment.milliseconds])
    else { return nil }
    try self.init(row: row, db)
  }

  func insert(codeDigest: [UInt8], _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO invitations (id, name, operator_id, role, code_digest, invited_by, created_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id.rawValue, name, operatorID?.rawValue, role.rawValue, SealedSecret(bytes: codeDigest).blob,
        invitedBy?.rawValue, createdAt.milliseconds, expiresAt.milliseconds,
      ])
    try naming(reference: "tenant") {
      for tenant in grants {
        try db.execute(
          sql: "INSERT INTO invitation_grants (invitation_id, tenant_id) VALUES (?, ?)",
          arguments: [id.rawValue, tenant.rawValue])
      }
    }
  }

  /// Takes back the open invitation with which an operator could set a new password.
  static func takeBack(for id: OperatorID, by actor: Actor, at moment: Timestamp, _ db: Database) throws {
    _ = try takeBack("operator_id = ?", [id.rawValue], by: actor, at: moment, db)
  }

  /// Takes back what somebody who is no owner any more has handed out.
  static func takeBack(madeBy id: OperatorID, by actor: Actor, at moment: Timestamp, _ db: Database) throws {
    _ = try takeBack("invited_by = ?", [id.rawValue], by: actor, at: moment, db)
  }

  /// How many there were.
  static func takeBack(
    _ condition: StaticString, _ arguments: StatementArguments, by actor: Actor, at moment: Timestamp, _ db: Database
  ) throws -> Int {
    let names = try String.fetchAll(
      db, sql: "DELETE FROM invitations WHERE \(condition) RETURNING name", arguments: arguments)
    for name in names { try db.audit(.invitationRevoked, name, by: actor, of: nil, at: moment) }
    return names.count
  }

  /// As the audit log shows it; never its code.
  var auditValues: [String: JSONValue] {
    guard operatorID == nil else { return ["purpose": .string("password_reset")] }
    return [
      "purpose": .string("new_operator"), "role": .string(role.rawValue),
      "tenants": .array(grants.sorted().map { .string("\($0)") }),
    ]
  }
}

extension Operator {
  init?(named name: String, _ db: Database) throws {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM operators WHERE name = ?", arguments: [name]) else {
      return nil
    }
    try self.init(row: row, db)
  }
}
