import Enforcement
import Moderation
import Sandbox
import Testing

@testable import Storage

/// Stored comments decided once more by the rules in force: from the stored decisions to TikTok.
@Suite("Replays", .timeLimit(.minutes(5))) struct ReplayTests {
  private static func rules(hiding words: String..., more: String = "") -> String {
    let rules = words.map { #"{"id":"\#($0)","verdict":"hide","when":{"words":["\#($0)"]}}"# }
    return #"{"rules":[\#((rules + (more.isEmpty ? [] : [more])).joined(separator: ","))]}"#
  }

  /// A tenant whose rules hid what is nice, and now hide what is spam.
  private func changed(
    _ body: (World, Client, _ spam: [String], _ nice: [String]) async throws -> Void
  ) async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      try await world.setRules(Self.rules(hiding: "nice", "always"), of: client)
      var (spam, nice): ([String], [String]) = ([], [])
      for index in 0..<4 {
        spam.append(try await world.write("spam number \(index)", to: client))
        nice.append(try await world.write("nice number \(index)", to: client))
      }
      let always = try await world.write("always", to: client)
      try await world.drain()
      try await world.setRules(Self.rules(hiding: "spam", "always"), of: client)
      try await body(world, client, spam, nice)
      #expect(world.state.comment(always)?.visibility == .hidden)
    }
  }

  @Test("A comparison says what would change, and calls nobody")
  func compared() async throws {
    try await changed { world, client, spam, nice in
      let calls = world.state.calls().count
      let actions = try await world.actions(of: client)
      let job = try await world.finished(try await world.beginComparison(of: client), of: client)
      #expect(job.state == .done && job.counts.examined == 9)
      #expect(job.difference.newlyHidden == 4 && job.difference.released == 4 && job.difference.unchanged == 1)
      let rules = job.difference.rules.map { "\($0.rule ?? "-") \($0.newlyHidden) \($0.released)" }
      #expect(rules.sorted() == ["nice 0 4", "spam 4 0"])
      try await world.drain()
      #expect(world.state.calls().count == calls)
      #expect(try await world.actions(of: client) == actions)
    }
  }

  @Test("Acting hides what is to be hidden and shows what is not, once; a second time changes nothing")
  func acted() async throws {
    try await changed { world, client, spam, nice in
      let (compared, acted) = try await world.replayed(of: client, batch: 2)
      #expect(acted.state == .done && acted.difference == compared.difference)
      #expect(acted.counts.hidden == 4 && acted.counts.shown == 4 && acted.counts.replaced == 8)
      try await world.drain()
      #expect(spam.allSatisfy { world.state.comment($0)?.visibility == .hidden })
      #expect(nice.allSatisfy { world.state.comment($0)?.visibility == .public })
      let calls = world.state.calls().count
      let again = try await world.replayed(of: client)
      #expect(again.compared.difference.unchanged == 9 && again.acted.counts.replaced == 0)
      try await world.drain()
      #expect(world.state.calls().count == calls)
    }
  }

  @Test("What a person decided is never touched, whatever the rules say")
  func reviewed() async throws {
    try await changed { world, client, spam, nice in
      let reviews = ReviewDeskRepository(world.database)
      for (comment, verdict) in [(spam[0], Verdict.allow), (nice[0], .hide)] {
        let event = try #require(try await world.event(of: comment, of: client))
        #expect(try await reviews.review(event.id, verdict: verdict, at: world.clock.now, in: client.scope))
      }
      let (_, acted) = try await world.replayed(of: client)
      #expect(acted.counts.reviewed == 2 && acted.counts.replaced == 6)
      try await world.drain()
      #expect(world.state.comment(spam[0])?.visibility == .public)
      #expect(world.state.comment(nice[0])?.visibility == .hidden)
    }
  }

  @Test("A job that is interrupted after any slice goes on where it was, and does nothing twice")
  func resumed() async throws {
    try await changed { world, client, spam, nice in
      let compared = try await world.finished(try await world.beginComparison(of: client), of: client)
      let job = try await world.beginActing(on: compared, of: client)
      // Stopped after each comment or so, with workers of their own, as after restarts.
      for _ in 0..<30 where try await world.replay(job.id, of: client)?.state == .running {
        let examined = try await world.replay(job.id, of: client)?.counts.examined ?? 0
        let running = RunningWorker(world.replayWorker(batch: 1), logger: world.logger)
        #expect(
          try await eventually {
            let now = try await world.replay(job.id, of: client)
            return now?.state == .done || now?.counts.examined ?? 0 > examined
          })
        await running.shutDown()
        try await running.end()
      }
      let done = try #require(try await world.replay(job.id, of: client))
      #expect(done.state == .done && done.counts.examined == 9 && done.difference == compared.difference)
      #expect(done.counts.hidden == 4 && done.counts.shown == 4)
      try await world.drain()
      #expect(spam.allSatisfy { world.state.calls(on: $0).count == 1 })
      #expect(nice.allSatisfy { world.state.calls(on: $0).count == 2 })
    }
  }

  @Test("Rules that change while a job acts end it, and nobody acts on what was compared by others")
  func outdated() async throws {
    try await changed { world, client, _, nice in
      let compared = try await world.finished(try await world.beginComparison(of: client), of: client)
      let job = try await world.beginActing(on: compared, of: client)
      try await world.setRules(Self.rules(hiding: "nice"), of: client)
      #expect(try await world.finished(job, of: client).state == .outdated)
      try await world.drain()
      #expect(nice.allSatisfy { world.state.comment($0)?.visibility == .hidden })
      await #expect(throws: StorageError.stale(current: 0)) {
        _ = try await world.beginActing(on: compared, of: client)
      }
    }
  }

  @Test("What a rule counted holds on, though nobody can count again; no reply and no notice is made once more")
  func remembered() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      let flood = #"{"id":"flood","verdict":"hide","when":{"user_rate":{"above":1,"within":"1m"}}}"#
      let hello = """
        {"id":"hello","notify":true,"when":{"words":["hello"]},
         "reply":{"variants":["Hi.","Hi there.","Hello."],"per_video":100,"within":"1h"}}
        """
      try await world.setRules(Self.rules(hiding: "x", more: flood), of: client)
      let first = try await world.write("hello", to: client)
      let second = try await world.write("hello again", to: client)
      try await world.drain()
      try await world.setRules(#"{"rules":[\#(flood),\#(hello)]}"#, of: client)
      let (_, acted) = try await world.replayed(of: client)
      #expect(acted.state == .done && acted.difference.released == 0 && acted.difference.newlyHidden == 0)
      #expect(try await world.actions(of: client).allSatisfy { $0.carriedOutAs != .reply })
      let notices = try await NoticeRepository(world.database)
        .notices(kind: .rule, page: PageRequest(), in: client.scope)
      #expect(notices.items.isEmpty)
      #expect(world.state.comment(first)?.visibility == .public)
      #expect(world.state.comment(second)?.visibility == .hidden)
    }
  }

  @Test("A rule past its fuse hides no more comments, and brings none back that it hid before")
  func fused() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      var comments: [String] = []
      for index in 0..<5 { comments.append(try await world.write("spam \(index)", to: client)) }
      let capped = #"{"id":"spam","verdict":"hide","fuse":{"actions_per_day":3},"when":{"words":["spam"]}}"#
      try await world.setRules(#"{"rules":[\#(capped)]}"#, of: client)
      let (_, acted) = try await world.replayed(of: client)
      #expect(acted.counts.hidden == 3 && acted.difference.changed == 2)
      let again = try await world.replayed(of: client)
      #expect(again.compared.difference.unchanged == 5 && again.acted.counts.replaced == 0)
      try await world.drain()
      #expect(comments.count { world.state.comment($0)?.visibility == .hidden } == 3)
    }
  }

  @Test("Comments that wait for a classifier, or could still be decided by one, are left alone")
  func scores() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      let scored = #"{"id":"hate","verdict":"hide","when":{"score":{"category":"hate","above":0.8}}}"#
      try await world.setRules(Self.rules(hiding: "nice"), of: client)
      let nice = try await world.write("nice", to: client)
      try await world.setRules(#"{"rules":[\#(scored)]}"#, of: client)
      try await world.write("waits", to: client)
      try await world.drain()
      let (compared, acted) = try await world.replayed(of: client)
      #expect(compared.counts.awaitingScores == 2 && acted.counts.awaitingScores == 2 && acted.counts.replaced == 0)
      #expect(world.state.comment(nice)?.visibility == .hidden)
    }
  }

  @Test("Another tenant's comments are never gone through")
  func isolated() async throws {
    try await changed { world, client, _, _ in
      let other = try await world.addClient(.business, "other")
      try await world.setRules(Self.rules(hiding: "nice"), of: other)
      let theirs = try await world.write("nice", to: other)
      try await world.drain()
      try await world.setRules(Self.rules(hiding: "spam"), of: other)
      let (_, acted) = try await world.replayed(of: client)
      #expect(acted.counts.examined == 9)
      try await world.drain()
      #expect(world.state.comment(theirs)?.visibility == .hidden)
    }
  }

  @Test(
    "Acting twice changes nothing the second time, whatever the rules were and are",
    arguments: 1...12 as ClosedRange<UInt64>)
  func settles(seed: UInt64) async throws {
    try await World.run(quotas: nil) { world in
      var generator = SeededGenerator(seed: seed)
      let client = try await world.addClient(seed % 4 == 0 ? .open : .business)
      for _ in 0..<2 { try await self.moderate(client, in: world, using: &generator) }
      try await world.setRules(RandomRules.document(using: &generator), of: client)
      let first = try await world.replayed(of: client, batch: 7).1
      #expect(first.state == .done && first.counts.examined == 24)
      try await self.expectNothingLeft(of: client, in: world)
      try await self.expectSettled(client, in: world)
    }
  }

  /// Twelve comments under rules of their own, some of them carried out.
  private func moderate(_ client: Client, in world: World, using generator: inout SeededGenerator) async throws {
    try await world.setRules(RandomRules.document(using: &generator), of: client)
    for _ in 0..<12 {
      let text = RandomRules.text(using: &generator)
      try await world.write(text, by: "user\(Int.random(in: 0..<3, using: &generator))", to: client)
    }
    if Bool.random(using: &generator) { try await world.drain() }
  }

  private func expectNothingLeft(of client: Client, in world: World) async throws {
    let actions = try await world.actions(of: client)
    let decisions = try await decisions(of: client, in: world)
    let again = try await world.replayed(of: client)
    #expect(again.0.difference.unchanged == again.0.difference.compared, "\(again.0.difference)")
    #expect(again.1.counts.replaced == 0 && again.1.counts.hidden == 0 && again.1.counts.shown == 0)
    #expect(try await world.actions(of: client) == actions)
    #expect(try await self.decisions(of: client, in: world) == decisions)
  }

  /// What is to be seen is seen, and what is to be gone is gone, unless it was deleted before.
  private func expectSettled(_ client: Client, in world: World) async throws {
    try await world.drain()
    let dialect = client.account.dialect
    for event in try await events(of: client, in: world) {
      let visibility = world.state.comment(event.comment.commentID)?.visibility
      let isToGo = event.decision.map { PlannedAction(for: $0.verdict, in: dialect) != nil } ?? false
      if isToGo { #expect(visibility != .public) } else if dialect != .open { #expect(visibility == .public) }
    }
  }

  private func events(of client: Client, in world: World) async throws -> [StoredEvent] {
    try await EventRepository(world.database)
      .events(matching: EventFilter(kind: .created), page: PageRequest(limit: 1000), in: client.scope).items
  }

  private func decisions(of client: Client, in world: World) async throws -> [Decision?] {
    try await events(of: client, in: world).map(\.decision)
  }
}
