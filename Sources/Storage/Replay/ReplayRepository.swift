internal import GRDB
public import Moderation

/// Replays in SQLite.
public struct ReplayRepository: ReplayStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func compare(_ job: ReplayJob, in scope: TenantScope) async throws {
    try await begin(job, in: scope) { rules, db in try scope.require(job.selection.accountID, db) }
  }

  public func act(_ job: ReplayJob, in scope: TenantScope) async throws {
    try await begin(job, in: scope) { rules, db in
      // Nobody has seen what is about to be done.
      guard let id = job.comparedIn, let compared = try StoredReplay.find(id.rawValue, of: scope.tenantID, db),
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
      try naming(unique: "replay_jobs.running", reference: "tenant") {
        try StoredReplay(job, rules: rules).insert(in: scope, db)
      }
      try db.audit(
        .replayCreated, "\(job.id)", to: job.auditValues, by: scope.actor, of: scope.tenantID, at: job.createdAt)
    }
    database.signals.replaying.signal()
  }

  public func job(_ id: ReplayJobID, in scope: TenantScope) async throws -> ReplayJob? {
    try await database.read { db in
      guard var job = try StoredReplay.find(id.rawValue, of: scope.tenantID, db)?.job else { return nil }
      try ReplayQueries.addTexts(to: &job.difference, of: scope.tenantID, db)
      return job
    }
  }

  public func jobs(page request: PageRequest, in scope: TenantScope) async throws -> Page<ReplayJob> {
    let page = try await database.read { db in try StoredReplay.page(request, in: scope, db) }
    return Page(items: page.items.map(\.job), next: page.next)
  }

  public func cancel(_ id: ReplayJobID, at moment: Timestamp, in scope: TenantScope) async throws -> Bool {
    try await database.write { db in
      guard var stored = try StoredReplay.running(id.rawValue, db), stored.job.tenantID == scope.tenantID else {
        return false
      }
      try stored.end(as: .cancelled, .replayCancelled, by: scope.actor, at: moment, db)
      return true
    }
  }

  public func running() async throws -> [ReplayJob] {
    try await database.read { db in try StoredReplay.running(db).map(\.job) }
  }

  public func slice(of job: ReplayJob, limit: Int) async throws -> ReplaySlice {
    try await database.read { db in try ReplayQueries.slice(of: job, limit: limit, db) }
  }

  public func advance(_ id: ReplayJobID, by step: ReplayStep, at moment: Timestamp) async throws {
    let counts = try await database.write { db, journal -> (before: ReplayCounts, after: ReplayCounts)? in
      guard var stored = try StoredReplay.running(id.rawValue, db) else { return nil }
      let before = stored.job.counts
      let rules = try RuleRevisions.digest(of: stored.job.tenantID, stored.job.selection.accountID, db)
      guard stored.rules == rules else {
        try stored.end(as: .outdated, .replayFinished, by: .gateway, at: moment, db)
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
      if step.isLast {
        try stored.end(as: .done, .replayFinished, by: .gateway, at: moment, db)
      } else {
        try stored.update(db)
      }
      return (before, stored.job.counts)
    }
    if let counts { counts.after.items.count(as: "replay", since: counts.before.items) }
    database.work.signal()
  }

  public func waitForReplayWork() async {
    await database.signals.replaying.wait(until: nil, now: database.clock.now())
  }
}

extension StoredReplay {
  fileprivate mutating func end(
    as state: JobState, _ action: AuditAction, by actor: Actor, at moment: Timestamp, _ db: Database
  ) throws {
    job.state = state
    job.updatedAt = moment
    try update(db)
    try db.audit(
      action, "\(job.id)", from: ["state": .string(JobState.running.name)], to: job.auditProgress, by: actor,
      of: job.tenantID, at: moment)
  }
}
