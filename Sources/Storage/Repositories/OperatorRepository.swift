internal import GRDB
public import Moderation

/// Operators in SQLite.
public struct OperatorRepository: OperatorStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ operator: Operator, passwordHash: String, in scope: GatewayScope) async throws {
    try await database.write { db in
      try naming(unique: "operators.name") {
        try db.execute(
          sql: """
            INSERT INTO operators (id, name, role, password_hash, must_change_password, disabled, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            `operator`.id.rawValue, `operator`.name, `operator`.role.rawValue, passwordHash,
            `operator`.mustChangePassword, `operator`.isDisabled, `operator`.createdAt.milliseconds,
          ])
      }
      try insertGrants(of: `operator`, db)
      try db.audit(
        .operatorCreated, "\(`operator`.id)", to: `operator`.auditValues, by: scope.actor, of: nil,
        at: `operator`.createdAt)
    }
  }

  public func credentials(name: String) async throws -> (operator: Operator, passwordHash: String)? {
    try await database.read { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT * FROM operators WHERE name = ?", arguments: [name]) else {
        return nil
      }
      return (try Operator(row: row, db), row["password_hash"])
    }
  }

  public func operators(in scope: GatewayScope) async throws -> [Operator] {
    try await database.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM operators ORDER BY name").map { try Operator(row: $0, db) }
    }
  }

  public func update(_ operator: Operator, in scope: GatewayScope) async throws -> Bool {
    try await database.write { db in
      let id = `operator`.id.rawValue
      let row = try Row.fetchOne(db, sql: "SELECT * FROM operators WHERE id = ?", arguments: [id])
      guard let earlier = try row.map({ try Operator(row: $0, db) }) else { return false }
      try db.execute(
        sql: "UPDATE operators SET role = ?, disabled = ? WHERE id = ?",
        arguments: [`operator`.role.rawValue, `operator`.isDisabled, id])
      try db.execute(sql: "DELETE FROM operator_grants WHERE operator_id = ?", arguments: [id])
      try insertGrants(of: `operator`, db)
      if `operator`.isDisabled { try db.execute(sql: "DELETE FROM sessions WHERE operator_id = ?", arguments: [id]) }
      var changed = `operator`
      changed.name = earlier.name
      try db.auditUpdate(
        .operatorUpdated, "\(earlier.id)", from: earlier.auditValues, to: changed.auditValues, by: scope.actor,
        of: nil, at: database.clock.now())
      return true
    }
  }

  public func setPassword(hash: String, of id: OperatorID, keeping session: SessionID?, by actor: Actor)
    async throws
  {
    try await database.write { db in
      try db.execute(
        sql: "UPDATE operators SET password_hash = ?, must_change_password = 0 WHERE id = ?",
        arguments: [hash, id.rawValue])
      try db.execute(
        sql: "DELETE FROM sessions WHERE operator_id = ? AND id IS NOT ?",
        arguments: [id.rawValue, session?.rawValue])
      let ended = db.changesCount
      try db.audit(
        .passwordChanged, "\(id)", to: ["password": .masked, "sessions_ended": .count(ended)], by: actor, of: nil,
        at: database.clock.now())
    }
  }

  public func hasOperators() async throws -> Bool {
    try await database.read { db in
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM operators)") ?? false
    }
  }
}

private func insertGrants(of operator: Operator, _ db: Database) throws {
  try naming(reference: "tenant") {
    for tenant in `operator`.grants {
      try db.execute(
        sql: "INSERT INTO operator_grants (operator_id, tenant_id) VALUES (?, ?)",
        arguments: [`operator`.id.rawValue, tenant.rawValue])
    }
  }
}

extension Operator {
  init(row: Row, _ db: Database) throws {
    let id: OperatorID = row.id("id")
    let grants = try Int64.fetchAll(
      db, sql: "SELECT tenant_id FROM operator_grants WHERE operator_id = ?", arguments: [id.rawValue])
    self.init(
      id: id, name: row["name"], role: try row.name("role"), grants: Set(grants.map(TenantID.init(rawValue:))),
      isDisabled: row["disabled"], mustChangePassword: row["must_change_password"],
      createdAt: row.time("created_at"))
  }
}
