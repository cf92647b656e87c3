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

  @Test("one that is read tells that the name is another, and what was decided against earlier ones is put right")
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
      let reloader = ReloadCounter()
      let keeper = world.ownComments(reloader: reloader)
      let worker = world.sweepWorker(own: keeper)
      try await world.sweep(by: worker)
      world.clock.advance(by: .seconds(3700))
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

  @Test("before the first one is known, each comment is looked at before it is hidden, and the account's own is not")
  func unknown() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient(.business, "shop", knowsAuthor: false)
      let known = try await world.addClient(.business, "known")
      for client in [client, known] { try await world.setRules(Self.rules, of: client) }
      world.clock.advance(by: .seconds(1))
      let own = try world.lose("free money in my shop", by: "@shop", to: client)
      let others = try (0..<4).map { try world.lose("free money \($0)", by: "eve", to: client) }
      let elsewhere = try world.lose("free money", by: "eve", to: known)
      for id in [own] + others { try await world.deliver(id, from: client) }
      try await world.deliver(elsewhere, from: known)
      try await world.working {
        for id in others { try await world.expect(id, of: client, becomes: .accepted) }
        try await world.expect(own, of: client, becomes: .withdrawn)
        try await world.expect(elsewhere, of: known, becomes: .accepted)
      }
      #expect(world.state.comment(own)?.visibility == .public)
      #expect(world.state.calls(on: own, endpoint: client.hideEndpoint).isEmpty)
      #expect(try await world.event(of: own, of: client)?.decision?.basis == .ownComment)
      #expect(try await author(of: client, in: world) == world.state.comment(own)?.uniqueIdentifier)
      // One call for all of the video, and none for the account that is known.
      #expect(world.state.calls(endpoint: World.listEndpoint).map(\.account) == [client.openID])
      // Nothing is asked any more.
      let later = try world.lose("free money, later", by: "eve", to: client)
      try await world.deliver(later, from: client)
      try await world.working { try await world.expect(later, of: client, becomes: .accepted) }
      #expect(world.state.calls(endpoint: World.listEndpoint).count == 1)
    }
  }

  @Test("those that wait on one video are looked at thirty with a call, however few may be hidden at once")
  func manyAtOnce() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient(.business, "shop", knowsAuthor: false)
      try await world.setRules(Self.rules, of: client)
      // With the one below within what an account may call in a minute.
      let spam = try (0..<34).map { try world.lose("free money \($0)", by: "eve", to: client) }
      let elsewhere = try world.lose("free money", by: "eve", on: "7377694258502881111", to: client)
      for id in spam + [elsewhere] { try await world.deliver(id, from: client) }
      try await world.working(world.worker(perAccount: 4)) {
        for id in spam + [elsewhere] { try await world.expect(id, of: client, becomes: .accepted) }
      }
      #expect(world.state.calls(endpoint: World.listEndpoint).count == 3)
    }
  }

  @Test("one whose turn comes just when the name is learned is not hidden")
  func learnedMeanwhile() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      try await world.setRules(Self.rules, of: client)
      let own = try world.lose("free money in my shop", by: "@shop", to: client)
      let name = try #require(world.state.comment(own)?.uniqueIdentifier)
      try await world.deliver(own, from: client)
      let store = OwnCommentRepository(world.database)
      let outbox = HookedOutbox(
        world.outbox,
        beforeCall: { _ = try await store.learn(author: name, of: client.account.id, in: client.scope) })
      try await world.working(world.worker(outbox: outbox)) {
        try await world.expect(own, of: client, becomes: .withdrawn)
        // And one that is delivered before ingest has heard of it.
        let later = try world.lose("free money, later", by: "@shop", to: client)
        try await world.deliver(later, from: client)
        #expect(try await world.event(of: later, of: client)?.decision?.basis == .ownComment)
        let other = try world.lose("free money", by: "eve", to: client)
        try await world.deliver(other, from: client)
        try await world.expect(other, of: client, becomes: .accepted)
      }
      #expect(world.state.calls(endpoint: client.hideEndpoint).count == 1)
      #expect(world.state.comment(own)?.visibility == .public)
    }
  }

  @Test("the account does not answer itself either")
  func reply() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient(.business, "shop", knowsAuthor: false)
      try await world.setRules(
        """
        {"rules":[{"id":"ask","when":{"phrases":["lovely"]},
          "reply":{"variants":["Thank you!","Thanks!","So kind!"],"per_video":9,"within":"1h"}}]}
        """, of: client)
      let own = try world.lose("a lovely shop", by: "@shop", to: client)
      let other = try world.lose("a lovely dress", by: "eve", to: client)
      for id in [own, other] { try await world.deliver(id, from: client) }
      #expect(try await world.actions(of: client).map(\.carriedOutAs) == [.reply, .reply])
      try await world.working {
        try await world.expect(other, of: client, becomes: .accepted)
        try await world.expect(own, of: client, becomes: .withdrawn)
      }
      #expect(world.state.replies(to: own).isEmpty && world.state.replies(to: other).count == 1)
    }
  }

  @Test("what a person wants hidden is hidden, though the account wrote it itself")
  func reviewed() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient(.business, "shop", knowsAuthor: false)
      try await world.setRules(Self.rules, of: client)
      let own = try world.lose("hello from my shop", by: "@shop", to: client)
      try await world.deliver(own, from: client)
      let event = try #require(try await world.event(of: own, of: client))
      _ = try await ReviewDeskRepository(world.database)
        .review(event.id, verdict: .hide, at: world.clock.now, in: client.scope)
      try await world.working { try await world.expect(own, of: client, becomes: .accepted) }
      #expect(world.state.comment(own)?.visibility == .hidden)
    }
  }

  @Test("hides wait for what cannot be read, for five minutes at most, and hold no other account's up")
  func unreadable() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient(.business, "shop", knowsAuthor: false)
      let other = try await world.addClient(.business, "other")
      for client in [client, other] { try await world.setRules(Self.rules, of: client) }
      let spam = try world.lose("free money", by: "eve", to: client)
      try await world.deliver(spam, from: client)
      try world.state.addFault(SandboxFault(.httpStatus(503), .count(1000), endpoint: World.listEndpoint))
      try await world.working {
        #expect(try await eventually { world.state.calls(endpoint: World.listEndpoint).count == 1 })
        let calm = try world.lose("free money", by: "eve", to: other)
        try await world.deliver(calm, from: other)
        try await world.expect(calm, of: other, becomes: .accepted)
        #expect(try await world.action(on: spam, of: client)?.state == .requested)
        // Long enough for several looks, and for the end of all patience.
        for _ in 0..<24 {
          world.advance(by: .seconds(16))
          try await Task.sleep(for: .milliseconds(20))
        }
        try await world.expect(spam, of: client, becomes: .accepted)
      }
      #expect(world.state.comment(spam)?.visibility == .hidden)
    }
  }

  @Test("while no call is left to look at comments, what shows others again goes on")
  func shownMeanwhile() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient(.business, "shop", knowsAuthor: false)
      try await world.setRules(Self.rules, of: client)
      let harmless = try world.lose("free money museum", by: "eve", to: client)
      try await world.deliver(harmless, from: client)
      try await world.working { try await world.expect(harmless, of: client, becomes: .accepted) }
      let broker = QuotaBroker(CallLimits(perAccount: 1, perApp: 100, perSecond: 100))
      use(.comments, of: client, broker, world)
      let spam = try world.lose("free money", by: "eve", to: client)
      try await world.deliver(spam, from: client)
      try await world.working(world.worker(broker: broker)) {
        // The worker has found that there is no look before there is anything to show.
        #expect(try await eventually { world.database.work.waiterCount > 0 })
        let event = try #require(try await world.event(of: harmless, of: client))
        _ = try await ReviewDeskRepository(world.database)
          .review(event.id, verdict: .allow, at: world.clock.now, in: client.scope)
        #expect(try await eventually { world.state.comment(harmless)?.visibility == .public })
        #expect(try await world.action(on: spam, of: client)?.state == .requested)
        world.advance(by: .seconds(61))
        try await world.expect(spam, of: client, becomes: .accepted)
      }
    }
  }

  @Test("while no call is left to look at comments, those that were looked at are hidden")
  func hiddenMeanwhile() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient(.business, "shop", knowsAuthor: false)
      try await world.setRules(Self.rules, of: client)
      let broker = QuotaBroker(CallLimits(perAccount: 1, perApp: 100, perSecond: 100))
      use(.hide, of: client, broker, world)
      world.clock.advance(by: .seconds(30))
      let looked = try world.lose("free money", by: "eve", to: client)
      let unseen = try world.lose("free money", by: "eve", on: "7377694258502881111", to: client)
      for id in [looked, unseen] { try await world.deliver(id, from: client) }
      try await world.working(world.worker(broker: broker)) {
        #expect(
          try await eventually {
            world.state.calls(endpoint: World.listEndpoint).count == 1 && !broker.isBusy
              && world.database.work.waiterCount > 0
          })
        // Hides are free again, looks for another half minute are not.
        world.advance(by: .seconds(31))
        try await world.expect(looked, of: client, becomes: .accepted)
        #expect(try await world.action(on: unseen, of: client)?.state == .requested)
        world.advance(by: .seconds(61))
        try await world.expect(unseen, of: client, becomes: .accepted)
      }
    }
  }

  private func use(_ endpoint: PlatformCall.Endpoint, of client: Client, _ broker: QuotaBroker, _ world: World) {
    let call = PlatformCall(endpoint, for: client.account, urgency: .prompt)
    #expect(broker.admit(call, at: world.clock.now) == .admitted)
    broker.ended(call, .succeeded, at: world.clock.now)
  }

  @Test("an account that does not let its comments be read has them hidden at once")
  func refused() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient(.business, "shop", knowsAuthor: false)
      try await world.setRules(Self.rules, of: client)
      try world.state.addFault(SandboxFault(.code("40130"), .count(1000), endpoint: World.listEndpoint))
      for number in 0..<3 {
        let spam = try world.lose("free money \(number)", by: "eve", to: client)
        try await world.deliver(spam, from: client)
        try await world.working { try await world.expect(spam, of: client, becomes: .accepted) }
      }
      #expect(world.state.calls(endpoint: World.listEndpoint).count == 3)
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
      let client = try await world.addClient(knowsAuthor: false)
      let other = try await world.addClient(.business, "other")
      let store = OwnCommentRepository(world.database)
      #expect(try await !store.learn(author: "x", of: client.account.id, in: other.scope))
      #expect(try await author(of: client, in: world) == nil)
    }
  }
}
