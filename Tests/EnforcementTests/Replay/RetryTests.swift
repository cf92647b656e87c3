import Enforcement
import Moderation
import Sandbox
import Testing

@testable import Storage

/// What was given up, tried again.
@Suite("Retries", .timeLimit(.minutes(1))) struct RetryTests {
  private let schedule = RetrySchedule(delays: [.seconds(5), .seconds(300)])

  /// A hide that died of TikTok's trouble, after three attempts.
  private func died(_ count: Int, _ body: (World, Client, [String]) async throws -> Void) async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      try world.state.addFault(SandboxFault(.httpStatus(500), .probability(1)))
      var comments: [String] = []
      for _ in 0..<count { comments.append(try await world.comment(.hide, to: client)) }
      try await giveUp(comments, world, client)
      try await body(world, client, comments)
    }
  }

  /// Has time pass until nothing of them waits any more.
  private func giveUp(_ comments: [String], _ world: World, _ client: Client) async throws {
    try await world.working(world.worker(schedule: schedule)) {
      #expect(
        try await eventually {
          world.advance(by: .seconds(400))
          return try await world.actions(of: client).allSatisfy { $0.state == .dead }
        })
    }
  }

  @Test("One that is retried has a whole schedule again, and keeps the attempts there were")
  func schedule() async throws {
    try await died(1) { world, client, comments in
      let action = try #require(try await world.action(on: comments[0], of: client))
      #expect(action.attempts == 3 && action.failure == .transient)
      let letters = DeadLetterRepository(world.database)
      func retry() async throws -> RetryOutcome? {
        try await letters.retry(action.id, maySendTwice: false, at: world.clock.now, in: client.scope)
      }
      #expect(try await retry() == .retried)
      try await giveUp(comments, world, client)
      #expect(try await world.action(on: comments[0], of: client)?.attempts == 6)
      world.state.removeAllFaults()
      #expect(try await retry() == .retried)
      try await world.working { try await world.expect(comments[0], of: client, becomes: .accepted) }
      #expect(world.state.comment(comments[0])?.visibility == .hidden)
      #expect(world.state.calls(on: comments[0]).count == 7)
    }
  }

  @Test("Many are retried in bulk once TikTok is well again, also over a restart")
  func bulk() async throws {
    try await died(7) { world, client, comments in
      world.state.removeAllFaults()
      let job = RetryJob(
        id: .fresh(), tenantID: client.scope.tenantID,
        filter: DeadLetterFilter(givenUp: TimeRange(end: world.clock.now + .seconds(1))), createdBy: nil,
        createdAt: world.clock.now, updatedAt: world.clock.now)
      let retries = RetryRepository(world.database)
      try await retries.create(job, in: client.scope)
      try await retries.advance(job.id, limit: 2, at: world.clock.now)
      try await world.working(world.retryWorker(batch: 2)) {
        #expect(try await eventually { try await retries.job(job.id, in: client.scope)?.state == .done })
      }
      let counts = try #require(try await retries.job(job.id, in: client.scope)).counts
      #expect(counts.examined == 7 && counts.retried == 7)
      try await world.drain()
      #expect(comments.allSatisfy { world.state.comment($0)?.visibility == .hidden })
      #expect(comments.allSatisfy { world.state.calls(on: $0).count == 4 })
    }
  }
}
