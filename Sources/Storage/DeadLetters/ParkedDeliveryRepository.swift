internal import GRDB
public import Moderation

/// Retrying parked deliveries and clearing them away, in SQLite.
public struct ParkedDeliveryRepository: ParkedDeliveryStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func delete(_ id: Int64, at moment: Timestamp, in scope: ParkedScope) async throws -> Bool {
    try await database.write { db in
      guard let delivery = try ParkedDelivery.find(id, in: scope, db) else { return false }
      try db.execute(sql: "DELETE FROM parked WHERE id = ?", arguments: [id])
      try db.audit(
        .parkedDeleted, "parked delivery \(id)", from: delivery.auditValues, by: scope.actor, of: scope.tenantID,
        at: moment)
      return true
    }
  }

  public func delivery(_ id: Int64, in scope: ParkedScope) async throws -> ParkedDelivery? {
    try await database.read { db in try ParkedDelivery.find(id, in: scope, db) }
  }

  public func newest(in scope: ParkedScope) async throws -> Int64? {
    try await database.read { db in
      try Int64.fetchOne(
        db, sql: "SELECT max(id) FROM parked WHERE \(ParkedDelivery.isTheirs)", arguments: [scope.tenantID?.rawValue])
    }
  }

  public func deliveries(after start: Int64, upTo end: Int64, limit: Int, in scope: ParkedScope) async throws
    -> [ParkedDelivery]
  {
    try await database.read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM parked WHERE \(ParkedDelivery.isTheirs) AND id > ? AND id <= ? ORDER BY id LIMIT ?",
        arguments: [scope.tenantID?.rawValue, start, end, limit]
      ).map(ParkedDelivery.init(row:))
    }
  }

  public func retry(_ retries: [ParkedRetry], at moment: Timestamp, in scope: ParkedScope) async throws
    -> [Int64: ParkedRetry.Outcome]
  {
    try await database.write { db, journal in
      var outcomes: [Int64: ParkedRetry.Outcome] = [:]
      var counts = ParkedRetry.Counts()
      for retry in retries {
        guard let delivery = try ParkedDelivery.find(retry.id, in: scope, db) else { continue }
        let outcome = try delivery.carryOut(retry.content, in: scope, db, journal)
        outcomes[retry.id] = outcome
        counts.add(outcome)
      }
      // What was counted is written, or taken back with the rest.
      try journal.flush()
      if counts.retried + counts.settled > 0 {
        try db.audit(
          .parkedRetried, Self.subject(of: retries.map(\.id)), to: counts.auditValues, by: scope.actor,
          of: scope.tenantID, at: moment)
      }
      return outcomes
    }
  }

  private static func subject(of ids: [Int64]) -> String {
    guard let first = ids.min(), let last = ids.max(), first != last else {
      return "parked delivery \(ids.first.map(String.init) ?? "")"
    }
    return "parked deliveries \(first) to \(last)"
  }
}

extension ParkedDelivery {
  /// With the tenant's id, or null.
  fileprivate static let isTheirs = "parked.tenant_id IS ? AND \(DeletedAccounts.leaveOut(of: "parked"))"

  fileprivate static func find(_ id: Int64, in scope: ParkedScope, _ db: Database) throws -> ParkedDelivery? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM parked WHERE id = ? AND \(isTheirs)"),
      arguments: [id, scope.tenantID?.rawValue]
    ).map(ParkedDelivery.init(row:))
  }

  fileprivate var auditValues: [String: JSONValue] {
    ["reason": .string(reason), "received_at": .text(receivedAt)]
  }

  fileprivate func carryOut(
    _ content: ParkedRetry.Content, in scope: ParkedScope, _ db: Database, _ journal: JournalStatements
  ) throws -> ParkedRetry.Outcome {
    switch content {
    case .unusable(let reason): return .left(reason)
    case .needless(let reason):
      try unpark(db)
      return .settled(reason)
    case .entry(let entry):
      // The gateway's may turn out to be any tenant's, a tenant's never another's.
      guard let account = entry.accountID, entry.tenantID == scope.tenantID ?? entry.tenantID else {
        return .left("it names no account of its tenant's")
      }
      do {
        var outcome = JournalOutcome.duplicate
        try db.inSavepoint {
          try unpark(db)
          outcome = try journal.write(entry)
          return .commit
        }
        return outcome == .stored ? .retried(account) : .settled("what it tells is known already")
      } catch StorageError.reference {
        return .left("its account is not there any more")
      }
    }
  }

  private func unpark(_ db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM parked WHERE id = ?").execute(arguments: [id])
  }
}

extension ParkedRetry.Counts {
  fileprivate var auditValues: [String: JSONValue] {
    [
      "examined": .count(examined), "retried": .count(retried), "settled": .count(settled), "left": .count(left),
    ]
  }
}
