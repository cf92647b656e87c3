internal import GRDB
public import Moderation

/// Undo jobs in SQLite.
public struct UndoRepository: UndoStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ job: UndoJob, in scope: TenantScope) async throws {
    try await database.write { db in
      try scope.require(job.owner.accountID, db)
      try naming(unique: "undo_jobs.version", reference: "tenant") { try job.insert(in: scope, db) }
      try db.audit(
        .undoCreated, "\(job.id)", to: job.auditValues, by: scope.actor, of: scope.tenantID, at: job.createdAt)
    }
    database.signals.undoing.signal()
  }

  public func job(_ id: UndoJobID, in scope: TenantScope) async throws -> UndoJob? {
    try await database.read { db in try UndoJob.find(id.rawValue, of: scope.tenantID, db) }
  }

  public func jobs(page request: PageRequest, in scope: TenantScope) async throws -> Page<UndoJob> {
    try await database.read { db in try UndoJob.page(request, in: scope, db) }
  }

  public func cancel(_ id: UndoJobID, at moment: Timestamp, in scope: TenantScope) async throws -> Bool {
    try await database.write { db in
      guard let job = try UndoJob.running(id.rawValue, db), job.tenantID == scope.tenantID else { return false }
      try db.execute(
        sql: "UPDATE undo_jobs SET state = \(UndoJob.State.cancelled.rawValue), updated_at = ? WHERE id = ?",
        arguments: [moment.milliseconds, id.rawValue])
      try db.audit(
        .undoCancelled, "\(id)", from: ["state": .string(job.state.name)],
        to: ["state": .string(UndoJob.State.cancelled.name)], by: scope.actor, of: scope.tenantID, at: moment)
      return true
    }
  }

  public func running() async throws -> [UndoJob] {
    try await database.read { db in try UndoJob.running(db) }
  }

  public func candidates(of job: UndoJob, after cursor: EventID?, limit: Int) async throws -> [UndoCandidate] {
    try await database.read { db in
      try UndoQueries.decisions(of: job, after: cursor, limit: limit, db).map { event in
        UndoCandidate(event: event, standing: try StandingComment(event, db).standing(db))
      }
    }
  }

  public func advance(
    _ id: UndoJobID, by conclusions: [UndoConclusion], to cursor: EventID?, isFinished: Bool, at moment: Timestamp
  ) async throws {
    try await database.write { db, journal in
      guard var job = try UndoJob.running(id.rawValue, db) else { return }
      for conclusion in conclusions { try job.carryOut(conclusion, at: moment, db, journal) }
      job.cursor = cursor ?? job.cursor
      job.state = isFinished ? .done : .running
      job.updatedAt = moment
      try job.update(db)
      guard isFinished else { return }
      try db.audit(
        .undoFinished, "\(id)", to: job.auditProgress, by: .gateway, of: job.tenantID, at: moment)
    }
    database.work.signal()
  }

  public func waitForUndoWork() async { await database.signals.undoing.wait(until: nil, now: database.clock.now()) }
}

extension UndoJob {
  /// Carries out what was concluded about one comment, as far as it still holds, and counts what came of it. A comment
  /// that was deleted with its account counts as looked at and no more.
  fileprivate mutating func carryOut(
    _ conclusion: UndoConclusion, at moment: Timestamp, _ db: Database, _ journal: JournalStatements
  ) throws {
    counts.examined += 1
    switch conclusion.outcome {
    case .stillHidden: counts.stillHidden += 1
    case .deleted: counts.deleted += 1
    case .alreadyVisible: counts.alreadyVisible += 1
    case .unhide, .withdraw:
      guard let comment = try StandingComment(conclusion.eventID, of: tenantID, db) else { return }
      // What a person decided meanwhile goes before any rules.
      if let review = try comment.review(db), PlannedAction(for: review.verdict, in: comment.dialect) != nil {
        counts.stillHidden += 1
        return
      }
      switch try comment.settle(nil, urgency: .background, at: moment, db, journal) {
      case .queued: counts.queued += 1
      case .withdrawn: counts.withdrawn += 1
      case .unchanged(.deleted): counts.deleted += 1
      case .unchanged(.visible): counts.alreadyVisible += 1
      case .unchanged(.hidden), .unchanged(.hideQueued): counts.stillHidden += 1
      }
    }
  }
}
