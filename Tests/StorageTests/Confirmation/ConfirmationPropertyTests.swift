import GRDB
import Moderation
import Testing

@testable import Storage

/// What holds whatever comes in whatever order.
@Suite(.timeLimit(.minutes(2))) struct ConfirmationPropertyTests {
  private struct Seen {
    var drifts: Int
    var confirmedAt: Timestamp
  }

  @Test("An action that is confirmed never drifts afterwards, and nothing else contradicts itself", arguments: 1...6)
  func consistent(seed: UInt64) async throws {
    let world = try await BusinessWorld()
    let queue = ConfirmationRepository(world.test.database)
    let reviews = ReviewDeskRepository(world.test.database)
    var generator = SeededGenerator(seed: seed)
    var stale: [ConfirmationBatch] = []
    var confirmed: [ActionID: Seen] = [:]
    var events: [EventID] = []
    for number in 0..<6 { events.append(try await world.add("\(number)", .by("spam")).id) }
    for _ in 0..<150 {
      world.test.clock.advance(by: .seconds(Int.random(in: 0...500, using: &generator)))
      let now = world.test.clock.now
      let comment = "\(Int.random(in: 0..<6, using: &generator))"
      switch Int.random(in: 0..<10, using: &generator) {
      case 0...3:
        let outcomes: [AttemptOutcome] = [
          .accepted, .accepted, .retry(at: now, error: "busy"), .failed(error: "no"), .dead(error: "no"), .confirmed,
        ]
        let requested = try await world.allActions().filter { [.requested, .withdrawn].contains($0.state) }
        guard let action = requested.randomElement(using: &generator) else { continue }
        try await OutboxRepository(world.test.database).record(
          outcomes.randomElement(using: &generator) ?? .accepted, of: action.id, began: now, ended: now)
      case 4:
        let kinds: [CommentEvent.Kind] = [.hidden, .hidden, .madePublic, .deleted]
        await world.echo(kinds.randomElement(using: &generator) ?? .hidden, comment)
      case 5:
        let verdict: Verdict = Bool.random(using: &generator) ? .allow : .hide
        _ = try await reviews.review(
          events.randomElement(using: &generator) ?? events[0], verdict: verdict, at: now, in: world.scope)
      case 6:
        stale += try await queue.due(at: now, limit: 5, size: 30, excluding: [])
      default:
        // Read some time ago, perhaps, as after a crash.
        let fresh = try await queue.due(at: now, limit: 5, size: 30, excluding: [])
        guard let batch = (fresh + stale).randomElement(using: &generator) else { continue }
        var findings: [ActionID: ConfirmationFinding] = [:]
        for item in batch.items {
          let all: [ConfirmationFinding] = [
            .done, .drifted(retryAt: now, error: "there"), .drifted(retryAt: nil, error: "there"),
            .unseen(reason: "x"), .later(now + .seconds(60)),
          ]
          findings[item.actionID] = all.randomElement(using: &generator)
        }
        _ = try await queue.record(findings, of: batch, at: now)
      }
      try await check(world, &confirmed)
    }
    #expect(!confirmed.isEmpty)
  }

  private func check(_ world: BusinessWorld, _ confirmed: inout [ActionID: Seen]) async throws {
    let driftedAttempts = try await world.test.database.pool.read { db in
      try Row.fetchAll(
        db, sql: "SELECT action_id, count(*) AS times FROM attempts WHERE outcome = 'drifted' GROUP BY action_id"
      ).reduce(into: [Int64: Int]()) { $0[$1["action_id"]] = $1["times"] }
    }
    for action in try await world.allActions() {
      let evidence = action.evidence
      #expect((action.state == .confirmed) == (evidence.confirmedAt != nil))
      #expect((action.state == .confirmed) == (evidence.proof != nil))
      #expect(driftedAttempts[action.id.rawValue, default: 0] == evidence.drifts)
      if let seen = confirmed[action.id] {
        #expect(action.state == .confirmed && evidence.drifts == seen.drifts)
        #expect(evidence.confirmedAt == seen.confirmedAt)
      } else if let confirmedAt = evidence.confirmedAt {
        confirmed[action.id] = Seen(drifts: evidence.drifts, confirmedAt: confirmedAt)
      }
    }
    #expect(
      try await world.test.count(
        """
        SELECT count(*) FROM actions WHERE check_at IS NOT NULL
          AND state IN (\(Action.State.requested.rawValue), \(Action.State.confirmed.rawValue))
        """) == 0)
  }
}
