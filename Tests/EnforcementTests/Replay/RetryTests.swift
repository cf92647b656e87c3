import Enforcement
import Moderation
import Sandbox
import Testing

@testable import Storage

/// What was given up, tried again.
@Suite("Retries", .timeLimit(.minutes(5))) struct RetryTests {
  /// Hides that died of TikTok's trouble, after three attempts each.
  private func died(_ count: Int, _ body: (World, Client, [String]) async throws -> Void) async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      var comments: [String] = []
      for _ in 0..<count { comments.append(try await world.comment(.hide, to: client)) }
      for action in try await world.actions(of: client) {
        let now = world.clock.now
        for outcome in [
          AttemptOutcome.retry(at: now, error: "busy"), .retry(at: now, error: "busy"),
          .dead(error: "busy", because: .transient),
        ] {
          try await world.outbox.record(outcome, of: action.id, began: now, ended: now)
        }
      }
      try await body(world, client, comments)
    }
  }

  @Test("One that is retried has a whole schedule again, and keeps the attempts there were")
  func schedule() async throws {
    try await died(1) { world, client, comments in
      let action = try #require(try await world.action(on: comments[0], of: client))
      #expect(action.attempts == 3 && action.state == .dead)
      let outcome = try await DeadLetterRepository(world.database)
        .retry(action.id, maySendTwice: false, at: world.clock.now, in: client.scope)
      #expect(outcome == .retried)
      // The first failure of a schedule that has room for two.
      try world.state.addFault(SandboxFault(.httpStatus(500)))
      try await world.working(world.worker(schedule: RetrySchedule(delays: [.seconds(5), .seconds(300)]))) {
        let failed = try #require(await world.action(on: comments[0], of: client) { $0.attempts == 4 })
        #expect(failed.state == .requested)
        world.advance(by: .seconds(7))
        let done = try await world.expect(comments[0], of: client, becomes: .accepted)
        #expect(done.attempts == 5)
      }
      #expect(world.state.comment(comments[0])?.visibility == .hidden)
    }
  }

  @Test("Many are retried in bulk once TikTok is well again, also over a restart")
  func bulk() async throws {
    try await died(7) { world, client, comments in
      let job = RetryJob(
        id: .fresh(), tenantID: client.scope.tenantID,
        filter: DeadLetterFilter(givenUp: TimeRange(end: world.clock.now + .seconds(1))), createdBy: nil,
        createdAt: world.clock.now, updatedAt: world.clock.now)
      let retries = RetryRepository(world.database)
      try await retries.create(job, in: client.scope)
      try await retries.advance(job.id, limit: 2, at: world.clock.now)
      try await world.working(world.retryWorker(batch: 2)) { () async throws in
        #expect(try await eventually { try await retries.job(job.id, in: client.scope)?.state == .done })
      }
      let counts = try #require(try await retries.job(job.id, in: client.scope)).counts
      #expect(counts.examined == 7 && counts.retried == 7)
      try await world.drain()
      #expect(comments.allSatisfy { world.state.comment($0)?.visibility == .hidden })
      #expect(comments.allSatisfy { world.state.calls(on: $0).count == 1 })
    }
  }
}
