import Moderation
import Sandbox
import Testing

@testable import Enforcement
@testable import Storage

@Suite("Texts that are missing")
struct MissingTextTests {
  private static let rules = """
    {"rules":[{"id":"spam","verdict":"hide","labels":["spam"],"notify":true,"when":{"phrases":["free money"]}}]}
    """

  private func client(in world: World, _ name: String = "shop", rules: String = rules) async throws -> Client {
    let client = try await world.addClient(.business, name)
    try await world.setRules(rules, of: client)
    return client
  }

  private func fetch(in world: World, _ worker: MissingTextWorker? = nil) async throws {
    try await (worker ?? world.textWorker()).round()
  }

  /// Whether any of an account in use are left, due or not.
  private func isDone(in world: World) async throws -> Bool {
    let later = world.clock.now + .seconds(86_400)
    return try await MissingTextRepository(world.database)
      .due(at: later, limit: 10, perBatch: 10, excluding: []).isEmpty
  }

  @Test("thirty are asked for in a call, and each comes out as if it had come with its text")
  func batched() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      let texts = (0..<64).map { $0.isMultiple(of: 8) ? "free money \($0)" : "lovely number \($0 * 7919)" }
      var ids: [String] = []
      for text in texts {
        let id = try world.lose(text, to: client)
        #expect(try await world.deliver(id, textless: true, from: client) == .stored)
        #expect(try await world.event(of: id, of: client)?.decision?.basis == .textMissing)
        ids.append(id)
      }
      try await fetch(in: world)
      #expect(world.state.calls(endpoint: World.listEndpoint).count == 3)
      #expect(try await isDone(in: world))
      for (id, text) in zip(ids, texts) {
        let event = try #require(try await world.event(of: id, of: client))
        #expect(event.comment.text == text && event.comment.username == "@eve")
        let isSpam = text.hasPrefix("free")
        #expect(event.decision?.verdict == (isSpam ? .hide : .allow))
        #expect(event.decision?.labels == (isSpam ? ["spam"] : []))
        #expect((event.action?.carriedOutAs == .hide) == isSpam)
      }
      let totals = try await ReportRepository(world.database).totals(received: .always, account: nil, in: client.scope)
      #expect(totals.byAction == ["hide": 8, "allow": 56])
      let days = try await RuleStatisticsRepository(world.database)
        .days(ofRule: "spam", during: .always, in: client.scope)
      #expect(days.map(\.hits) == [8] && days.map(\.acted) == [8])
      // And once only.
      try await fetch(in: world)
      #expect(world.state.calls(endpoint: World.listEndpoint).count == 3)
    }
  }

  @Test("rules that count see the text too")
  func duplicates() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(
        in: world,
        rules: """
          {"rules":[{"id":"flood","verdict":"hold","when":{"near_duplicates":{"count":4,"within":"1h"}}}]}
          """)
      var ids: [String] = []
      for _ in 0..<5 {
        world.clock.advance(by: .seconds(1))
        let id = try world.lose("buy the very best watches at my place", to: client)
        try await world.deliver(id, textless: true, from: client)
        ids.append(id)
      }
      try await fetch(in: world)
      var verdicts: [Verdict?] = []
      for id in ids { verdicts.append(try await world.event(of: id, of: client)?.decision?.verdict) }
      #expect(verdicts == [.allow, .allow, .allow, .hold, .hold])
    }
  }

  @Test("a comment that TikTok does not show is asked for again, and then gone: nobody need look at it")
  func gone() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      let id = try world.lose("free money", to: client)
      try await world.deliver(id, textless: true, from: client)
      try world.state.delete(id)
      for wait in [0, 61, 601] as [Int64] {
        #expect(try await world.event(of: id, of: client)?.decision?.basis == .textMissing)
        world.clock.advance(by: .seconds(wait))
        try await fetch(in: world)
      }
      let decision = try await world.event(of: id, of: client)?.decision
      #expect(decision?.basis == .gone && decision?.verdict == .allow)
      #expect(try await isDone(in: world))
      #expect(try await world.actions(of: client).isEmpty)
    }
  }

  @Test("comments of a video that TikTok knows no more are gone as well, and not before the third time")
  func videoGone() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      let id = try world.lose("free money", to: client)
      try await world.deliver(id, textless: true, from: client)
      try world.state.addFault(SandboxFault(.code("40007"), .count(3), endpoint: World.listEndpoint))
      for wait in [0, 61, 601] as [Int64] {
        #expect(try await world.event(of: id, of: client)?.decision?.basis == .textMissing)
        world.clock.advance(by: .seconds(wait))
        try await fetch(in: world)
      }
      #expect(try await world.event(of: id, of: client)?.decision?.basis == .gone)
      #expect(world.state.calls(endpoint: World.listEndpoint).count == 3)
    }
  }

  @Test("more than an account's calls allow are fetched minute by minute, and TikTok never has to refuse one")
  func withinQuota() async throws {
    // TikTok's own limits: one call too many silences the app for five minutes.
    try await World.run { world in
      let busy = try await client(in: world, "busy")
      let calm = try await client(in: world, "calm")
      var ids: [String] = []
      // A call for each, since each is of a video of its own.
      for number in 0..<60 {
        let id = try world.lose("free money \(number)", on: "73776942585028\(10_000 + number)", to: busy)
        try await world.deliver(id, textless: true, from: busy)
        ids.append(id)
      }
      let other = try world.lose("free money", to: calm)
      try await world.deliver(other, textless: true, from: calm)
      let worker = world.textWorker()
      try await worker.round()
      #expect(try await world.event(of: other, of: calm)?.decision?.verdict == .hide)
      // 95 % of the account's 40, and one that is not its.
      #expect(world.state.calls(endpoint: World.listEndpoint).count == 38 + 1)
      #expect(try await !isDone(in: world))
      world.clock.advance(by: .seconds(30))
      try await worker.round()
      #expect(world.state.calls(endpoint: World.listEndpoint).count == 38 + 1)
      world.clock.advance(by: .seconds(40))
      try await worker.round()
      #expect(try await isDone(in: world))
      for id in ids { #expect(try await world.event(of: id, of: busy)?.decision?.verdict == .hide) }
      let calls = world.state.calls(endpoint: World.listEndpoint)
      #expect(calls.count == 61 && calls.allSatisfy { $0.succeeded })
    }
  }

  @Test("the account's own is left alone, and known by its name from then on")
  func own() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      let id = try world.lose("free money in my shop", by: "@shop", to: client)
      try await world.deliver(id, textless: true, from: client)
      try await fetch(in: world)
      let event = try await world.event(of: id, of: client)
      #expect(event?.decision?.basis == .ownComment && event?.comment.text == "free money in my shop")
      #expect(try await world.actions(of: client).isEmpty)
      let account = try await AccountRepository(world.database).account(client.account.id, in: client.scope)
      #expect(account?.authorID == event?.comment.authorID)
    }
  }

  @Test("what a person decided meanwhile stays, with the text to it")
  func reviewed() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      let id = try world.lose("free money", to: client)
      try await world.deliver(id, textless: true, from: client)
      let event = try #require(try await world.event(of: id, of: client))
      _ = try await ReviewDeskRepository(world.database)
        .review(event.id, verdict: .allow, at: world.clock.now, in: client.scope)
      try await fetch(in: world)
      let later = try await world.event(of: id, of: client)
      #expect(later?.comment.text == "free money" && later?.decision?.basis == .textMissing)
      #expect(try await world.actions(of: client).isEmpty)
    }
  }

  @Test("a disconnected account's comments wait, and hold no other's up")
  func disconnected() async throws {
    try await World.run(quotas: nil) { world in
      let lapsed = try await client(in: world, "lapsed")
      let other = try await client(in: world, "other")
      var ids: [String] = []
      for client in [lapsed, other] {
        let id = try world.lose("free money", to: client)
        try await world.deliver(id, textless: true, from: client)
        ids.append(id)
      }
      _ = try await AccountRepository(world.database)
        .disconnect(lapsed.account.id, reason: "gone", at: world.clock.now, in: lapsed.scope)
      try await fetch(in: world)
      #expect(try await world.event(of: ids[1], of: other)?.decision?.verdict == .hide)
      #expect(try await world.event(of: ids[0], of: lapsed)?.decision?.basis == .textMissing)
      _ = try await AccountRepository(world.database)
        .setTokens(try world.sealedTokens(of: lapsed.account.id, "lapsed"), of: lapsed.account.id, in: lapsed.scope)
      try await fetch(in: world)
      #expect(try await world.event(of: ids[0], of: lapsed)?.decision?.verdict == .hide)
    }
  }

  @Test(
    "trouble that passes delays the decision and does not change it",
    arguments: [SandboxFault.Kind.httpStatus(503), .garbage, .code("40100"), .code("40001")])
  func trouble(kind: SandboxFault.Kind) async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      let id = try world.lose("free money", to: client)
      try await world.deliver(id, textless: true, from: client)
      try world.state.addFault(SandboxFault(kind, .count(1), endpoint: World.listEndpoint))
      let worker = world.textWorker()
      try await fetch(in: world, worker)
      #expect(try await world.event(of: id, of: client)?.decision?.basis == .textMissing)
      world.clock.advance(by: .seconds(3601))
      try await fetch(in: world, worker)
      #expect(try await world.event(of: id, of: client)?.decision?.verdict == .hide)
      #expect(try await world.actions(of: client).count == 1)
    }
  }

  @Test("the worker is woken by a comment without a text")
  func woken() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await client(in: world)
      try await world.working(world.textWorker()) {
        let id = try world.lose("free money", to: client)
        try await world.deliver(id, textless: true, from: client)
        try await world.expectDecision(on: id, of: client) { $0.verdict == .hide }
      }
    }
  }
}
