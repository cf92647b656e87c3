internal import GRDB
public import Moderation

/// Rotations of the sealing key, and what they go over, in SQLite.
public struct KeyRotationRepository: KeyRotationStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func begin(_ rotation: KeyRotation, by actor: Actor) async throws {
    try await database.write { db in
      try db.execute(
        sql: "INSERT INTO key_rotations (id, from_key, to_key, started_at, resealed) VALUES (?, ?, ?, ?, 0)",
        arguments: [rotation.id.rawValue, rotation.fromKey, rotation.toKey, rotation.startedAt.milliseconds])
      try db.audit(
        .keyRotationStarted, "\(rotation.id)", to: rotation.auditValues, by: actor, of: nil, at: rotation.startedAt)
    }
  }

  public func latest() async throws -> KeyRotation? {
    try await database.read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM key_rotations ORDER BY id DESC LIMIT 1").map(KeyRotation.init(row:))
    }
  }

  public func secrets(
    withoutMark mark: [UInt8], after place: SecretPlace?, limit: Int
  ) async throws -> [StoredSecret] {
    try await database.read { db in
      try SecretWalk.secrets(withoutMark: mark, after: place, limit: limit, db)
    }
  }

  public func replace(_ replacements: [SecretReplacement], in rotation: KeyRotationID) async throws -> Int {
    try await database.write { db in
      var count = 0
      for replacement in replacements {
        let column = SealedColumn.all[replacement.old.place.column]
        let statement = try db.cachedStatement(
          sql: "UPDATE \(column.table) SET \(column.name) = ? WHERE \(column.id) = ? AND \(column.name) = ?")
        try statement.execute(
          arguments: [replacement.new.blob, replacement.old.place.row, replacement.old.secret.blob])
        count += db.changesCount
      }
      try db.execute(
        sql: "UPDATE key_rotations SET resealed = resealed + ? WHERE id = ?", arguments: [count, rotation.rawValue])
      return count
    }
  }

  public func count(withoutMark mark: [UInt8]) async throws -> SecretCount {
    try await database.read { db in try SecretWalk.count(withoutMark: mark, db) }
  }

  public func finish(_ id: KeyRotationID, at moment: Timestamp) async throws {
    try await database.write { db in
      guard
        try db.change(
          "UPDATE key_rotations SET finished_at = ? WHERE id = ? AND finished_at IS NULL",
          [moment.milliseconds, id.rawValue]),
        let row = try Row.fetchOne(db, sql: "SELECT * FROM key_rotations WHERE id = ?", arguments: [id.rawValue])
      else { return }
      try db.audit(
        .keyRotationFinished, "\(id)", to: KeyRotation(row: row).auditValues, by: .gateway, of: nil, at: moment)
    }
  }
}

extension KeyRotation {
  fileprivate init(row: Row) {
    self.init(
      id: row.id("id"), fromKey: row["from_key"], toKey: row["to_key"], startedAt: row.time("started_at"),
      finishedAt: row.optionalTime("finished_at"), resealed: row["resealed"])
  }

  fileprivate var auditValues: [String: JSONValue] {
    ["from_key": .string(fromKey), "to_key": .string(toKey), "resealed": .count(resealed)]
  }
}
