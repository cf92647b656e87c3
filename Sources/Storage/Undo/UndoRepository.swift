internal import GRDB
public import Moderation

/// Undo jobs in SQLite.
public struct UndoRepository: UndoStore, JobRepository {
  typealias Stored = UndoJob

  let database: GatehouseDatabase
  var added: WorkSignal { database.signals.undoing }

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ job: UndoJob, in scope: TenantScope) async throws {
    // What the version decided may wait for the writer still.
    await database.writer.settle()
    try await database.write { db in
      try scope.require(job.owner.accountID, db)
      try job.begin(in: scope, db)
    }
    added.signal()
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
      guard var job = try UndoJob.running(id, db) else { return }
      for conclusion in conclusions { try job.carryOut(conclusion, at: moment, db, journal) }
      job.cursor = cursor ?? job.cursor
      job.updatedAt = moment
      guard isFinished else { return try job.update(db) }
      try job.end(as: .done, by: .gateway, at: moment, db)
    }
    database.work.signal()
  }
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
      if let review = try comment.reviewedVerdict(db), PlannedAction(for: review, in: comment.dialect) != nil {
        counts.stillHidden += 1
        return
      }
      switch try comment.settle(nil, urgency: .background, at: moment, db, journal.ids) {
      case .queued: counts.queued += 1
      case .withdrawn: counts.withdrawn += 1
      case .unchanged(.deleted): counts.deleted += 1
      case .unchanged(.visible): counts.alreadyVisible += 1
      case .unchanged(.hidden), .unchanged(.hideQueued): counts.stillHidden += 1
      }
    }
  }
}
