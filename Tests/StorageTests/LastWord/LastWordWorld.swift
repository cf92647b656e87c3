import Moderation

@testable import Storage

/// Comments that people, rules and TikTok have to do with at once.
struct LastWordWorld: Sendable {
  let world: ReviewWorld

  var test: TestDatabase { world.test }
  var now: Timestamp { test.clock.now }
  private var queue: ConfirmationRepository { ConfirmationRepository(test.database) }

  init() async throws { world = try await ReviewWorld() }

  func actions(_ state: Action.State...) async throws -> [Action] {
    try await world.business.allActions().filter { state.contains($0.state) && $0.carriedOutAs != .reply }
  }

  func record(_ outcome: AttemptOutcome, of action: Action, began: Timestamp? = nil) async throws {
    try await OutboxRepository(test.database).record(outcome, of: action.id, began: began ?? now, ended: now)
  }

  /// Looks at everything that is to be looked at by now.
  func look(_ finding: (ConfirmationBatch.Item) -> ConfirmationFinding) async throws {
    for batch in try await queue.due(at: now, limit: 10, size: 30, excluding: []) {
      let findings = batch.items.map { ($0.actionID, finding($0)) }
      _ = try await queue.record(
        Dictionary(findings) { first, _ in first }, of: batch, at: now)
    }
  }

  func hasToLook() async throws -> Bool {
    try await test.count("SELECT count(*) FROM actions WHERE check_at IS NOT NULL") > 0
  }

  /// Rules decide once more, as a late text or a replay has them. False where a person has decided.
  func redecide(_ comment: String, _ decision: Decision, asReplay: Bool = false) async throws -> Bool {
    let stored = try await world.business.event(comment)
    guard stored.review == nil, let earlier = stored.decision else { return false }
    let moment = now
    try await test.database.write { db, journal in
      _ = try StandingComment(stored, db).redecide(
        earlier, as: decision, action: PlannedAction(for: decision.verdict, in: .business), asReplay: asReplay,
        at: moment, db, journal)
    }
    return true
  }

  /// A job brings the comment back, whatever its decision says.
  func bringBack(_ comment: String) async throws {
    let undo = UndoRepository(test.database)
    let job = UndoJob(
      id: .fresh(), owner: .tenant(world.first.tenantID), tenantID: world.first.tenantID, version: 1,
      received: .always, state: .running, createdBy: world.business.moderator, createdAt: now, updatedAt: now)
    try await undo.create(job, in: world.first)
    let conclusion = UndoConclusion(eventID: try await world.business.event(comment).id, outcome: .unhide)
    try await undo.advance(job.id, by: [conclusion], to: nil, isFinished: true, at: now)
  }

  func retry(_ action: Action) async throws {
    _ = try await DeadLetterRepository(test.database).retry(
      action.id, maySendTwice: false, at: now, in: world.first)
  }
}
