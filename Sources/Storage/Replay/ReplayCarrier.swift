internal import GRDB
internal import Moderation

/// Counts what was concluded about a slice, and carries it out where the job acts.
struct ReplayCarrier {
  private let job: ReplayJob
  private let moment: Timestamp
  private(set) var counts: ReplayCounts
  private var differences = DecisionDifferences()

  init(_ job: ReplayJob, at moment: Timestamp) {
    self.job = job
    self.moment = moment
    counts = job.counts
  }

  /// Of the conclusions taken.
  var difference: BackTestDifference { differences.difference }

  mutating func take(_ conclusion: ReplayConclusion, _ db: Database, _ journal: JournalStatements) throws {
    counts.examined += 1
    switch conclusion.outcome {
    case .reviewed: counts.reviewed += 1
    case .own: counts.own += 1
    case .awaitsScores: counts.awaitingScores += 1
    case .decided(let decision, let expected):
      let isActing = job.mode == .act && !expected.says(conclusion.earlier)
      guard isActing else { return compare(conclusion, to: expected) }
      try replace(conclusion, with: decision, db, journal)
    }
  }

  private mutating func replace(
    _ conclusion: ReplayConclusion, with decision: Decision, _ db: Database, _ journal: JournalStatements
  ) throws {
    guard let comment = try StandingComment(conclusion.eventID, of: job.tenantID, db),
      try isUntouched(conclusion, db)
    else {
      counts.overtaken += 1
      return
    }
    let action = PlannedAction(for: decision.verdict, in: comment.dialect)
    let redecision = try comment.redecide(
      conclusion.earlier, as: decision, action: action, asReplay: true, at: moment, db, journal)
    counts.replaced += 1
    compare(conclusion, to: redecision.decision)
    let isRemoved = PlannedAction(for: redecision.decision.verdict, in: comment.dialect) != nil
    switch redecision.settlement {
    case nil: break
    case .queued, .withdrawn:
      if isRemoved { counts.hidden += 1 } else { counts.shown += 1 }
    case .unchanged(.deleted): if !isRemoved { counts.deleted += 1 }
    case .unchanged: break
    }
  }

  /// Whether the comment is decided as it was when it was looked at, by nobody but rules, waits for nothing, and is not
  /// erased.
  private func isUntouched(_ conclusion: ReplayConclusion, _ db: Database) throws -> Bool {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT \(Decision.columns) FROM decisions WHERE event_id = ?
            AND NOT EXISTS (SELECT 1 FROM reviews WHERE reviews.event_id = decisions.event_id)
            AND NOT EXISTS (SELECT 1 FROM pending_scores WHERE pending_scores.event_id = decisions.event_id)
            AND NOT EXISTS (SELECT 1 FROM events WHERE events.id = decisions.event_id AND \(ErasedComment.isErased))
          """), arguments: [conclusion.eventID.rawValue])
    return try row.map(Decision.init(row:)) == conclusion.earlier
  }

  private mutating func compare(_ conclusion: ReplayConclusion, to decision: Decision) {
    // What was written stays in the event alone.
    differences.take(conclusion.earlier, decision, of: conclusion.eventID, text: nil)
  }
}
