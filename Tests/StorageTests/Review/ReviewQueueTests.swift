import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("The review queue") struct ReviewQueueTests {
  private let world: ReviewWorld

  init() async throws { world = try await ReviewWorld() }

  @Test("has the comments that ask for a person, and no others")
  func members() async throws {
    for verdict in Verdict.allCases { try await world.add([verdict.name], verdict) }
    _ = await world.test.record([
      .decided(
        "textless", Decision(verdict: .review, basis: .textMissing), text: nil, of: world.business.account,
        in: world.first)
    ])
    #expect(try await world.waiting() == ["review", "hold", "textless"])
    let item = try #require(
      try await world.queue.item(try await world.business.event("hold").id, at: world.now, in: world.first))
    #expect(item.queuedAt == world.now && item.lease == nil && !item.isInBulk)
    #expect(
      try await world.queue.item(try await world.business.event("hide").id, at: world.now, in: world.first) == nil)
  }

  @Test("does not have what is deleted at TikTok, whichever TikTok tells first")
  func deleted() async throws {
    try await world.add(["1", "2"])
    await world.business.echo(.hidden, "1")
    await world.business.echo(.deleted, "2")
    await world.business.echo(.deleted, "3")
    try await world.add(["3"])
    #expect(try await world.waiting() == ["1"])
  }

  @Test("has a comment once, however often TikTok tells of it, and not again once somebody decided")
  func repeated() async throws {
    try await world.add(["1"])
    world.test.clock.advance(by: .seconds(1))
    try await world.add(["1"])
    #expect(try await world.waiting() == ["1"])
    _ = try await world.decided("1", .allow)
    #expect(try await world.waiting() == [])
    world.test.clock.advance(by: .seconds(1))
    try await world.add(["1"])
    #expect(try await world.waiting() == [])
  }

  @Test("follows a decision that is made again, and a lease stays where the comment still waits")
  func replaced() async throws {
    let scores = ScoreQueueRepository(world.test.database)
    func replace(_ comment: String, _ verdict: Verdict) async throws {
      let decision = verdict == .allow ? Decision.none() : .by("r", verdict)
      try await scores.resolve(
        try await world.business.event(comment).id, with: decision, action: PlannedAction(for: verdict, in: .business),
        at: world.now)
    }
    for (comment, verdict) in [("gone", Verdict.review), ("stays", .hold), ("comes", .allow), ("person", .review)] {
      _ = try await world.business.add(
        comment,
        verdict == .allow
          ? Decision(verdict: .allow, basis: .byDefault, awaitsScores: ["hate"])
          : .by("r", verdict, awaitsScores: ["hate"]))
    }
    #expect(try await world.claim(by: world.second) == ["gone", "stays", "person"])
    #expect(try await world.decide("person", .allow, by: world.second) != .notWaiting)
    world.test.clock.advance(by: .seconds(60))
    try await replace("gone", .allow)
    try await replace("stays", .review)
    try await replace("comes", .hold)
    try await replace("person", .hold)
    #expect(try await world.waiting() == ["stays", "comes"])
    let items = try await world.queue.items(
      matching: ReviewQueueFilter(), page: PageRequest(), at: world.now, in: world.first
    ).items
    #expect(items.map(\.queuedAt) == [TestClock.start, world.now])
    #expect(items.map(\.lease?.holder) == [world.second.actor.operatorID, nil])
  }

  @Test("hands comments out once, those recorded first before others, and again when a lease is over")
  func leases() async throws {
    try await world.add(["1", "2", "3", "4"])
    #expect(try await world.claim(2, by: world.first) == ["1", "2"])
    #expect(try await world.claim(by: world.second) == ["3", "4"])
    #expect(try await world.claim(by: world.first) == [])
    let held = try await world.waiting(ReviewQueueFilter(holder: world.second.actor.operatorID))
    #expect(held == ["3", "4"])
    world.test.clock.advance(by: .seconds(599))
    let third = try await world.business.event("3").id
    #expect(try await world.queue.renew([third], at: world.now, in: world.second) == [third])
    // Not one's own.
    #expect(try await world.queue.renew([third], at: world.now, in: world.first) == [])
    #expect(try await world.queue.release([third], at: world.now, in: world.first) == [])
    #expect(try await world.claim(by: world.first) == [])
    world.test.clock.advance(by: .seconds(1))
    // Over, so it cannot be kept either.
    #expect(try await world.queue.renew(nil, at: world.now, in: world.first) == [])
    #expect(try await world.claim(by: world.first) == ["1", "2", "4"])
    #expect(try await world.queue.release(nil, at: world.now, in: world.second) == [third])
    #expect(try await world.claim(by: world.first) == ["3"])
  }

  @Test("is read by account, verdict, rule and label, page by page")
  func filters() async throws {
    let other = try await world.test.addAccount("other", in: world.first)
    try await world.add(["1"], .hold, rule: "a", labels: ["scam"])
    try await world.add(["2"], .review, rule: "b")
    try await world.add(["3"], .review, rule: "a", to: other)
    #expect(try await world.waiting(ReviewQueueFilter(accountID: other)) == ["3"])
    #expect(try await world.waiting(ReviewQueueFilter(verdict: .hold)) == ["1"])
    #expect(try await world.waiting(ReviewQueueFilter(ruleID: "a")) == ["1", "3"])
    #expect(try await world.waiting(ReviewQueueFilter(label: "scam")) == ["1"])
    #expect(try await world.waiting(ReviewQueueFilter(verdict: .review, ruleID: "a", label: "scam")) == [])
    var seen: [String] = []
    var page = PageRequest(limit: 2)
    repeat {
      let found = try await world.queue.items(
        matching: ReviewQueueFilter(), page: page, at: world.now, in: world.first)
      seen += found.items.map(\.event.comment.commentID)
      page.before = found.next
    } while page.before != nil
    #expect(seen == ["1", "2", "3"])
  }

  @Test("tells what else an author wrote")
  func history() async throws {
    try await world.add((1...12).map { "a\($0)" }, .review)
    try await world.add(["hidden"], .hide)
    try await world.add(["other"], .review, author: "u2")
    try await world.add(["nobody"], .review, author: nil)
    _ = try await world.decided("a1", .allow)
    _ = try await world.decided("a2", .delete)
    let event = try await world.business.event("a3")
    let history = try #require(try await world.queue.history(ofAuthorOf: event, in: world.first))
    #expect(history.comments == 13 && history.removed == 2 && history.reviewed == 2 && history.since == nil)
    #expect(history.latest.map(\.comment.commentID) == ["hidden"] + (4...12).reversed().map { "a\($0)" })
    let nobody = try await world.business.event("nobody")
    #expect(try await world.queue.history(ofAuthorOf: nobody, in: world.first) == nil)
  }

  @Test("is made of what an older database has")
  func migrated() async throws {
    try await world.add(["1", "2", "3"], .review)
    try await world.add(["4"], .hold)
    try await world.add(["5"], .hide)
    _ = try await world.decided("1", .allow)
    await world.business.echo(.deleted, "2")
    world.test.clock.advance(by: .seconds(1))
    try await world.add(["3"])
    let before = try await world.waiting()
    let migration = try #require(Migration.all.first { $0.version == 12 })
    try await world.test.onWriter { db in
      let backfill = try #require(
        migration.sql.split(separator: ";").first { $0.contains("INSERT INTO review_queue") })
      try db.execute(sql: "DELETE FROM review_queue")
      try db.execute(sql: String(backfill))
    }
    #expect(try await world.waiting() == before)
    #expect(before == ["3", "4"])
  }

  @Test("hands out no comment twice and loses none, whatever reviewers do at the same time", arguments: [1, 2, 3])
  func property(seed: UInt64) async throws {
    let comments = (0..<120).map { "\($0)" }
    try await world.add(comments)
    var randomness = SeededGenerator(seed: seed)
    var decided: Set<String> = []
    for _ in 0..<12 {
      let limits = (0..<6).map { _ in Int.random(in: 1...9, using: &randomness) }
      let scopes = [world.first, world.second, world.manager]
      let claims = try await withThrowingTaskGroup(of: [String].self) { group in
        for (index, limit) in limits.enumerated() {
          group.addTask { try await world.claim(limit, by: scopes[index % scopes.count]) }
        }
        return try await group.reduce(into: [[String]]()) { $0.append($1) }
      }
      let handedOut = claims.flatMap(\.self)
      #expect(Set(handedOut).count == handedOut.count)
      #expect(decided.isDisjoint(with: handedOut))
      for comment in handedOut where Bool.random(using: &randomness) {
        let owners = try await withThrowingTaskGroup(of: Bool.self) { group in
          for scope in scopes {
            group.addTask {
              if case .decided = try await world.decide(comment, .allow, by: scope) { true } else { false }
            }
          }
          return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(owners == 1)
        decided.insert(comment)
      }
      world.test.clock.advance(by: .seconds(Bool.random(using: &randomness) ? 601 : 300))
      #expect(try await world.waiting().count == comments.count - decided.count)
    }
    world.test.clock.advance(by: .seconds(601))
    while case let found = try await world.claim(by: world.first), !found.isEmpty { decided.formUnion(found) }
    #expect(decided == Set(comments))
  }
}
