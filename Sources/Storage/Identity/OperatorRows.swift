internal import GRDB
internal import Moderation

extension Operator {
  init(row: Row, _ db: Database) throws {
    let id: OperatorID = row.id("id")
    let grants = try Int64.fetchAll(
      db, sql: "SELECT tenant_id FROM operator_grants WHERE operator_id = ?", arguments: [id.rawValue])
    let hasSecondFactor = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM second_factors WHERE operator_id = ? AND confirmed_at IS NOT NULL)",
      arguments: [id.rawValue])
    self.init(
      id: id, name: row["name"], role: try row.name("role"), grants: Set(grants.map(TenantID.init(rawValue:))),
      isDisabled: row["disabled"], mustChangePassword: row["must_change_password"],
      hasSecondFactor: hasSecondFactor == true, createdAt: row.time("created_at"))
  }

  init?(_ id: OperatorID, _ db: Database) throws {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM operators WHERE id = ?", arguments: [id.rawValue]) else {
      return nil
    }
    try self.init(row: row, db)
  }

  /// Throws `conflict("operators.name")` and `reference("tenant")`.
  func insert(passwordHash: String, _ db: Database) throws {
    try naming(unique: "operators.name") {
      try db.execute(
        sql: """
          INSERT INTO operators (id, name, role, password_hash, must_change_password, disabled, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id.rawValue, name, role.rawValue, passwordHash, mustChangePassword, isDisabled, createdAt.milliseconds,
        ])
    }
    try insertGrants(db)
  }

  /// Writes what owners change: role, grants and the disabled mark.
  func write(_ db: Database) throws {
    try db.execute(
      sql: "UPDATE operators SET role = ?, disabled = ? WHERE id = ?",
      arguments: [role.rawValue, isDisabled, id.rawValue])
    try db.execute(sql: "DELETE FROM operator_grants WHERE operator_id = ?", arguments: [id.rawValue])
    try insertGrants(db)
  }

  private func insertGrants(_ db: Database) throws {
    try naming(reference: "tenant") {
      for tenant in grants {
        try db.execute(
          sql: "INSERT INTO operator_grants (operator_id, tenant_id) VALUES (?, ?)",
          arguments: [id.rawValue, tenant.rawValue])
      }
    }
  }

  var isActiveOwner: Bool { role == .owner && !isDisabled }
}

extension Database {
  func endSessions(of id: OperatorID, keeping session: SessionID? = nil) throws {
    try execute(
      sql: "DELETE FROM sessions WHERE operator_id = ? AND id IS NOT ?",
      arguments: [id.rawValue, session?.rawValue])
  }

  /// Ends the operator's other sessions too.
  func setPassword(hash: String, of id: OperatorID, keeping session: SessionID?) throws {
    try execute(
      sql: "UPDATE operators SET password_hash = ?, must_change_password = 0 WHERE id = ?",
      arguments: [hash, id.rawValue])
    try endSessions(of: id, keeping: session)
  }

  /// Keeps the 16 networks that were used last.
  func noteLogin(of id: OperatorID, from network: String, at moment: Timestamp) throws {
    try execute(
      sql: """
        INSERT INTO known_networks (operator_id, network, last_login_at) VALUES (?, ?, ?)
        ON CONFLICT (operator_id, network) DO UPDATE SET last_login_at = excluded.last_login_at
        """,
      arguments: [id.rawValue, network, moment.milliseconds])
    try execute(
      sql: """
        DELETE FROM known_networks WHERE operator_id = ?1 AND network NOT IN (
          SELECT network FROM known_networks WHERE operator_id = ?1 ORDER BY last_login_at DESC LIMIT 16)
        """,
      arguments: [id.rawValue])
  }
}
