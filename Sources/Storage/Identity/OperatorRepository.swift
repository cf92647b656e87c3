internal import GRDB
public import Moderation

/// Operators in SQLite.
public struct OperatorRepository: OperatorStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ operator: Operator, passwordHash: String, in scope: GatewayScope) async throws {
    try await database.write { db in
      try `operator`.insert(passwordHash: passwordHash, db)
      try db.audit(
        .operatorCreated, `operator`.name, to: `operator`.auditValues, by: scope.actor, of: nil,
        at: `operator`.createdAt)
    }
  }

  public func credentials(name: String, network: String?, at moment: Timestamp) async throws -> Credentials? {
    let earliest = (moment - Self.networkMemory).milliseconds
    return try await database.read { db in
      guard let row = try Row.fetchOne(db, sql: "SELECT * FROM operators WHERE name = ?", arguments: [name]) else {
        return nil
      }
      let found = try Operator(row: row, db)
      let isNetworkKnown = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM known_networks WHERE operator_id = ? AND network = ? AND last_login_at >= ?)
          """, arguments: [found.id.rawValue, network, earliest])
      return Credentials(
        operator: found, passwordHash: row["password_hash"],
        secondFactor: try found.hasSecondFactor ? SecondFactor(of: found.id, db) : nil,
        isNetworkKnown: isNetworkKnown == true)
    }
  }

  public func names(of ids: Set<OperatorID>) async throws -> [OperatorID: String] {
    guard !ids.isEmpty else { return [:] }
    return try await database.read { db in
      var names: [OperatorID: String] = [:]
      let rows = try Row.fetchAll(
        db, sql: "SELECT id, name FROM operators WHERE id IN (\(databaseQuestionMarks(count: ids.count)))",
        arguments: StatementArguments(ids.map(\.rawValue)))
      for row in rows { names[row.id("id")] = row["name"] as String }
      return names
    }
  }

  public func operators(in scope: GatewayScope) async throws -> [Operator] {
    try await database.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM operators ORDER BY name").map { try Operator(row: $0, db) }
    }
  }

  public func `operator`(_ id: OperatorID, in scope: GatewayScope) async throws -> Operator? {
    try await database.read { db in try Operator(id, db) }
  }

  public func update(
    _ id: OperatorID, _ change: OperatorChange, basedOn basis: Basis<Operator> = .anything, in scope: GatewayScope,
    at moment: Timestamp
  ) async throws -> OperatorChange.Outcome {
    try await database.write { db in
      guard let before = try Operator(id, db) else { return .unknownOperator }
      try basis.check(before)
      if scope.actor.tokenID != nil, change.widens(before) { return .sessionRequired }
      let after = change.applied(to: before)
      if before.isActiveOwner, !after.isActiveOwner {
        let others = try Int.fetchOne(
          db, sql: "SELECT count(*) FROM operators WHERE role = 'owner' AND disabled = 0 AND id <> ?",
          arguments: [id.rawValue])
        guard others ?? 0 > 0 else { return .lastOwner }
        try Invitation.takeBack(madeBy: id, by: scope.actor, at: moment, db)
      }
      try after.write(db)
      if after.isDisabled {
        try db.endSessions(of: id)
        try Invitation.takeBack(for: id, by: scope.actor, at: moment, db)
      }
      try db.auditUpdate(
        .operatorUpdated, after.name, from: before.auditValues, to: after.auditValues, by: scope.actor, of: nil,
        at: moment)
      return .updated(after)
    }
  }

  public func setPassword(
    hash: String, of id: OperatorID, keeping session: SessionID?, by actor: Actor, at moment: Timestamp
  ) async throws {
    try await database.write { db in
      try db.setPassword(hash: hash, of: id, keeping: session)
      try Invitation.takeBack(for: id, by: actor, at: moment, db)
      guard let name = try Operator(id, db)?.name else { return }
      try db.audit(.passwordChanged, name, to: ["password": .masked], by: actor, of: nil, at: moment)
    }
  }

  public func replaceHash(_ old: String, with new: String, of id: OperatorID) async throws {
    try await database.write { db in
      try db.execute(
        sql: "UPDATE operators SET password_hash = ? WHERE id = ? AND password_hash = ?",
        arguments: [new, id.rawValue, old])
    }
  }

  public func noteLogin(of id: OperatorID, from network: String, at moment: Timestamp) async throws {
    try await database.write { db in try db.noteLogin(of: id, from: network, at: moment) }
  }

  public func hasOperators() async throws -> Bool {
    try await database.read { db in
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM operators)") ?? false
    }
  }

  /// How long a network counts as one that the operator logs in from.
  private static let networkMemory = Duration.seconds(90 * 86_400)
}
