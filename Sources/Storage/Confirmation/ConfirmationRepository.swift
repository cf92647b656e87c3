internal import GRDB
public import Moderation

/// What is to be shown done, in SQLite.
public struct ConfirmationRepository: ConfirmationQueue {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func due(at moment: Timestamp, limit: Int, size: Int, excluding busy: Set<AccountID>) async throws
    -> [ConfirmationBatch]
  {
    try await database.read { db in
      try ConfirmationQueries.due(at: moment, limit: limit, size: size, excluding: busy, db)
    }
  }

  public func nextDue(after moment: Timestamp) async throws -> Timestamp? {
    try await database.read { db in try ConfirmationQueries.earliest(after: moment, db) }
  }

  public func record(
    _ findings: [ActionID: ConfirmationFinding], of batch: ConfirmationBatch, at moment: Timestamp
  ) async throws -> [ActionID: ConfirmationResult] {
    let (results, hasWork) = try await database.write { db, journal in
      var results: [ActionID: ConfirmationResult] = [:]
      var hasWork = false
      for item in batch.items {
        guard let finding = findings[item.actionID] else { continue }
        let looked = try LookedAtAction(item, of: batch, at: moment, db)
        results[item.actionID] = try looked?.settle(finding, db, journal) ?? .overtaken
        hasWork = try hasWork || looked?.isToBeTried(db) == true
      }
      return (results, hasWork)
    }
    if hasWork { database.work.signal() }
    return results
  }

  public func waitForConfirmationWork(until deadline: Timestamp?) async {
    await database.signals.confirmations.wait(until: deadline, now: database.clock.now())
  }
}
