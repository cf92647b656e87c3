internal import GRDB
public import Moderation

/// Second factors and recovery codes in SQLite.
public struct SecondFactorRepository: SecondFactorStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func secondFactor(of id: OperatorID) async throws -> (factor: SecondFactor, recoveryCodesLeft: Int)? {
    try await database.read { db in
      guard let factor = try SecondFactor(of: id, db) else { return nil }
      return (factor, try db.recoveryCodesLeft(of: id))
    }
  }

  public func begin(_ factor: SecondFactor) async throws -> Bool {
    try await database.write { db in
      try naming(reference: "operator") {
        try db.change(
          """
          INSERT INTO second_factors (operator_id, secret, created_at) VALUES (?, ?, ?)
          ON CONFLICT (operator_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
          WHERE confirmed_at IS NULL
          """, [factor.operatorID.rawValue, factor.secret.blob, factor.createdAt.milliseconds])
      }
    }
  }

  public func confirm(
    _ factor: SecondFactor, step: Int64, recoveryDigests: [[UInt8]], keeping session: SessionID?, by actor: Actor,
    at moment: Timestamp
  ) async throws -> Bool {
    let id = factor.operatorID
    return try await database.write { db in
      guard
        try db.change(
          """
          UPDATE second_factors SET confirmed_at = ?, last_step = ?
          WHERE operator_id = ? AND confirmed_at IS NULL AND secret = ?
          """, [moment.milliseconds, step, id.rawValue, factor.secret.blob])
      else { return false }
      try db.replaceRecoveryCodes(of: id, with: recoveryDigests)
      try db.endSessions(of: id, keeping: session)
      try db.audit(.secondFactorEnabled, try db.name(of: id), by: actor, of: nil, at: moment)
      return true
    }
  }

  public func use(step: Int64, of id: OperatorID) async throws -> Bool {
    try await database.write { db in
      try db.change(
        """
        UPDATE second_factors SET last_step = ?1 WHERE operator_id = ?2 AND confirmed_at IS NOT NULL AND last_step < ?1
        """, [step, id.rawValue])
    }
  }

  public func use(
    recoveryDigest: [UInt8], of id: OperatorID, by actor: Actor, at moment: Timestamp
  ) async throws -> Bool {
    try await database.write { db in
      guard
        try db.change(
          "UPDATE recovery_codes SET used_at = ? WHERE operator_id = ? AND digest = ? AND used_at IS NULL",
          [moment.milliseconds, id.rawValue, SealedSecret(bytes: recoveryDigest).blob])
      else { return false }
      try db.audit(
        .recoveryCodeUsed, try db.name(of: id), detail: "\(try db.recoveryCodesLeft(of: id)) are left", by: actor,
        of: nil, at: moment)
      return true
    }
  }

  public func replaceRecoveryCodes(
    with digests: [[UInt8]], of id: OperatorID, by actor: Actor, at moment: Timestamp
  ) async throws -> Bool {
    try await database.write { db in
      guard try SecondFactor(of: id, db)?.confirmedAt != nil else { return false }
      try db.replaceRecoveryCodes(of: id, with: digests)
      try db.audit(.recoveryCodesMade, try db.name(of: id), by: actor, of: nil, at: moment)
      return true
    }
  }

  public func remove(
    of id: OperatorID, keeping session: SessionID?, by actor: Actor, at moment: Timestamp
  ) async throws -> Bool {
    try await database.write { db in
      guard
        try db.change(
          "DELETE FROM second_factors WHERE operator_id = ? AND confirmed_at IS NOT NULL", [id.rawValue])
      else { return false }
      try db.replaceRecoveryCodes(of: id, with: [])
      try db.endSessions(of: id, keeping: session)
      try db.audit(.secondFactorDisabled, try db.name(of: id), by: actor, of: nil, at: moment)
      return true
    }
  }
}

extension SecondFactor {
  /// Nil where there is none, not even an unconfirmed one.
  init?(of id: OperatorID, _ db: Database) throws {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT * FROM second_factors WHERE operator_id = ?", arguments: [id.rawValue])
    else { return nil }
    self.init(
      operatorID: id, secret: row.secret("secret"), createdAt: row.time("created_at"),
      confirmedAt: row.optionalTime("confirmed_at"))
  }
}

extension Database {
  fileprivate func recoveryCodesLeft(of id: OperatorID) throws -> Int {
    try Int.fetchOne(
      self, sql: "SELECT count(*) FROM recovery_codes WHERE operator_id = ? AND used_at IS NULL",
      arguments: [id.rawValue]) ?? 0
  }

  fileprivate func replaceRecoveryCodes(of id: OperatorID, with digests: [[UInt8]]) throws {
    try execute(sql: "DELETE FROM recovery_codes WHERE operator_id = ?", arguments: [id.rawValue])
    for digest in digests {
      try execute(
        sql: "INSERT INTO recovery_codes (operator_id, digest) VALUES (?, ?)",
        arguments: [id.rawValue, SealedSecret(bytes: digest).blob])
    }
  }

  fileprivate func name(of id: OperatorID) throws -> String {
    try String.fetchOne(self, sql: "SELECT name FROM operators WHERE id = ?", arguments: [id.rawValue]) ?? "\(id)"
  }
}
