import Moderation
import Sandbox
import Testing

@testable import Enforcement
@testable import Storage

@Suite("The account's own comments")
struct OwnCommentTests {
  private static let rules = """
    {"rules":[{"id":"spam","verdict":"hide","when":{"phrases":["free money"]}}]}
    """

  private func author(of client: Client, in world: World) async throws -> String? {
    try await AccountRepository(world.database).account(client.account.id, in: client.scope)?.authorID
  }

  @Test("the first one that is read tells by what name, and what was decided against earlier ones is put right")
  func corrected() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      try await world.setRules(Self.rules, of: client)
      world.clock.advance(by: .seconds(1))
      let own = try world.lose("free money in my shop", by: "@shop", to: client)
      let others = try world.lose("free money elsewhere", by: "eve", to: client)
      for id in [own, others] { #expect(try await world.deliver(id, from: client) == .stored) }
      try await world.working {
        for id in [own, others] { try await world.expect(id, of: client, becomes: .accepted) }
      }
      #expect(world.state.comment(own)?.visibility == .hidden)
      world.clock.advance(by: .seconds(700))
      let reloader = ReloadCounter()
      let keeper = world.ownComments(reloader: reloader)
      let worker = world.sweepWorker(own: keeper)
      try await world.sweep(by: worker)
      #expect(try await author(of: client, in: world) == world.state.comment(own)?.uniqueIdentifier)
      try await world.sweep(by: worker)
      #expect(await reloader.count == 1)
      let decision = try await world.event(of: own, of: client)?.decision
      #expect(decision?.basis == .ownComment && decision?.verdict == .allow)
      #expect(try await world.event(of: others, of: client)?.decision?.verdict == .hide)
      try await world.working {
        _ = try await eventually { world.state.comment(own)?.visibility == .public }
      }
      #expect(world.state.comment(own)?.visibility == .public)
      #expect(world.state.comment(others)?.visibility == .hidden)
    }
  }

  @Test("earlier ones on videos that are not swept any more are put right too, in many transactions")
  func everywhere() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      try await world.setRules(Self.rules, of: client)
      let own = try (0..<130).map { number in
        try world.lose("free money \(number)", by: "@shop", on: "73776942585028\(10_000 + number)", to: client)
      }
      for id in own { try await world.deliver(id, from: client) }
      let reviewed = try #require(try await world.event(of: own[7], of: client))
      _ = try await ReviewDeskRepository(world.database)
        .review(reviewed.id, verdict: .hide, at: world.clock.now, in: client.scope)
      let name = try #require(world.state.comment(own[0])?.uniqueIdentifier)
      let store = OwnCommentRepository(world.database)
      #expect(try await store.learn(author: name, of: client.account.id, in: client.scope))
      #expect(try await !store.learn(author: name, of: client.account.id, in: client.scope))
      // As after a restart: nobody remembers that there is something to do but the database.
      try await world.ownComments().settle()
      for (number, id) in own.enumerated() {
        let event = try await world.event(of: id, of: client)
        #expect(event?.decision?.basis == (number == 7 ? .rule : .ownComment))
        #expect(event?.action?.state == (number == 7 ? .requested : .withdrawn))
      }
    }
  }

  @Test("another tenant cannot teach an account its name")
  func scoped() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      let other = try await world.addClient(.business, "other")
      let store = OwnCommentRepository(world.database)
      #expect(try await !store.learn(author: "x", of: client.account.id, in: other.scope))
      #expect(try await author(of: client, in: world) == nil)
    }
  }
}
