internal import GRDB
public import Moderation

/// Replays in SQLite.
public struct ReplayRepository: ReplayStore, JobRepository {
  typealias Stored = StoredReplay

  let database: GatehouseDatabase
  var added: WorkSignal { database.signals.replaying }

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func compare(_ job: ReplayJob, in scope: TenantScope) async throws {
    try await begin(job, in: scope) { rules, db in try scope.require(job.selection.accountID, db) }
  }

  public func act(_ job: ReplayJob, in scope: TenantScope) async throws {
    try await begin(job, in: scope) { rules, db in
      // Nobody has seen what is about to be done.
      guard let id = job.comparedIn, let compared = try StoredReplay.find(id, of: scope.tenantID, db),
        compared.job.mode == .compare, compared.job.state == .done, compared.job.selection == job.selection,
        compared.rules == rules
      else { throw StorageError.stale(current: 0) }
    }
  }

  private func begin(
    _ job: ReplayJob, in scope: TenantScope, _ check: @escaping @Sendable (_ rules: String, Database) throws -> Void
  ) async throws {
    try await database.write { db in
      let rules = try RuleRevisions.digest(of: scope.tenantID, job.selection.accountID, db)
      try check(rules, db)
      try StoredReplay(job, rules: rules).begin(in: scope, db)
    }
    added.signal()
  }

  public func job(_ id: ReplayJobID, in scope: TenantScope) async throws -> ReplayJob? {
    try await database.read { db in
      guard var job = try StoredReplay.find(id, of: scope.tenantID, db)?.job else { return nil }
      try ReplayQueries.addTexts(to: &job.difference, of: scope.tenantID, db)
      return job
    }
  }

  public func slice(of job: ReplayJob, limit: Int) async throws -> ReplaySlice {
    try await database.read { db in try ReplayQueries.slice(of: job, limit: limit, db) }
  }

  public func advance(_ id: ReplayJobID, by step: ReplayStep, at moment: Timestamp) async throws {
    let counts = try await database.write { db, journal -> (before: ReplayCounts, after: ReplayCounts)? in
      guard var stored = try StoredReplay.running(id, db) else { return nil }
      let before = stored.job.counts
      let rules = try RuleRevisions.digest(of: stored.job.tenantID, stored.job.selection.accountID, db)
      guard stored.rules == rules else {
        try stored.end(as: .outdated, by: .gateway, at: moment, db)
        return nil
      }
      guard try RuleRevisions.areInForce(step.rules, db) else {
        throw StorageError.conflict(what: "replay_jobs.rules")
      }
      var carrier = ReplayCarrier(stored.job, at: moment)
      for conclusion in step.conclusions { try carrier.take(conclusion, db, journal) }
      stored.job.counts = carrier.counts
      stored.job.difference.add(carrier.difference)
      stored.job.cursor = step.end ?? stored.job.cursor
      stored.job.updatedAt = moment
      if step.isLast { try stored.end(as: .done, by: .gateway, at: moment, db) } else { try stored.update(db) }
      return (before, stored.job.counts)
    }
    if let counts { counts.after.items.count(as: "replay", since: counts.before.items) }
    database.work.signal()
  }
}
