import Moderation
import Testing

@testable import Storage

/// While it becomes known by what name an account writes comments itself.
@Suite("An account's own comments", .timeLimit(.minutes(1))) struct OwnCommentRepositoryTests {
  private let world: BusinessWorld
  private let own: OwnCommentRepository
  private let outbox: OutboxRepository

  init() async throws {
    world = try await BusinessWorld()
    own = OwnCommentRepository(world.test.database)
    outbox = OutboxRepository(world.test.database)
  }

  /// What samples say who wrote them.
  private func learn(_ author: String = "u1") async throws {
    #expect(try await own.learn(author: author, of: world.account, in: world.scope))
  }

  private func decide(_ comment: String, _ decision: Decision = .by("r"), of account: AccountID? = nil) -> JournalEntry
  {
    .decided(comment, decision, occurredAt: world.test.clock.now, of: account ?? world.account, in: world.scope)
  }

  private func action(on comment: String) async throws -> Action {
    try #require(try await world.allActions().last { $0.commentID == comment })
  }

  @Test("are allowed from the moment it is known, whatever was decided by somebody who has not heard of it")
  func journal() async throws {
    _ = await world.test.record([decide("before")])
    try await learn()
    let asking = decide("asking", .by("r", .review, labels: ["spam"], notifies: true))
    #expect(await world.test.record([decide("hidden"), asking, decide("hidden")]) == [.stored, .stored, .duplicate])
    for comment in ["hidden", "asking"] {
      #expect(try await world.event(comment).decision == Decision(verdict: .allow, basis: .ownComment))
    }
    #expect(try await world.allActions().map(\.commentID) == ["before"])
    for table in ["review_queue", "event_labels", "notices"] {
      #expect(try await world.test.count("SELECT count(*) FROM \(table)") == 0)
    }
    #expect(try await world.test.count("SELECT coalesce(sum(hits), 0) FROM rule_days") == 1)
    #expect(try await world.test.totalsMatchEvents())
  }

  @Test("are those of that account and that name alone")
  func others() async throws {
    let other = try await world.test.addAccount("other", in: world.scope)
    try await learn("somebody")
    _ = await world.test.record([decide("1"), decide("2", of: other)])
    try await learn()
    _ = await world.test.record([decide("3", of: other), decide("4")])
    var verdicts: [Decision.Basis?] = []
    for comment in ["1", "2", "3", "4"] { verdicts.append(try await world.event(comment).decision?.basis) }
    #expect(verdicts == [.rule, .rule, .rule, .ownComment])
  }

  @Test("are not hidden when their turn comes before they are put right")
  func sending() async throws {
    let event = try await world.add("1", .by("r"))
    let hide = try await action(on: "1")
    #expect(try await outbox.isStillRequested(hide.id, at: world.test.clock.now))
    try await learn()
    #expect(try await !outbox.isStillRequested(hide.id, at: world.test.clock.now))
    #expect(try await world.actions("1") == ["hide withdrawn"])
    #expect(try await world.event("1").decision == Decision(verdict: .allow, basis: .ownComment))
    #expect(try await world.event("1").id == event.id)
  }

  @Test("are not replied to either")
  func replying() async throws {
    let pool = ReplyPool(variants: ["a", "b", "c"], perVideo: 9, within: 1000)
    _ = try await world.add("1", .by("r", .allow, reply: pool))
    let reply = try await action(on: "1")
    try await learn()
    #expect(try await !outbox.beginReply(reply.id, at: world.test.clock.now))
    #expect(try await world.actions("1") == ["reply withdrawn"])
  }

  @Test("are hidden where a person wants it, and shown where they were hidden", arguments: [Verdict.hide, .allow])
  func reviewed(verdict: Verdict) async throws {
    let event = try await world.add("1", verdict == .hide ? .none() : .by("r"))
    if verdict == .allow { try await world.carryOut("1") }
    _ = try await ReviewDeskRepository(world.test.database)
      .review(event.id, verdict: verdict, at: world.test.clock.now, in: world.scope)
    try await learn()
    #expect(try await outbox.isStillRequested(try await action(on: "1").id, at: world.test.clock.now))
    #expect(try await world.event("1").decision?.basis != .ownComment)
  }

  @Test("are all put right, and none is sent, whatever comes between learning and putting right", arguments: 1...8)
  func anyOrder(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    var (next, isKnown) = (0, false)
    var sent: Set<String> = []
    for step in 0..<60 {
      world.test.clock.advance(by: .seconds(Int.random(in: -50...100, using: &generator)))
      switch Int.random(in: 0..<8, using: &generator) {
      case 0...3:
        let verdicts: [Verdict] = [.hide, .review, .hold, .allow]
        let entries = (0..<Int.random(in: 1...4, using: &generator)).map { index in
          decide("\(next + index)", .by("r", verdicts.randomElement(using: &generator) ?? .hide))
        }
        next += entries.count
        _ = await world.test.record(entries)
      case 4...5:
        for action in try await world.allActions() where action.state == .requested {
          guard try await outbox.isStillRequested(action.id, at: world.test.clock.now) else { continue }
          #expect(!isKnown || action.carriedOutAs == .unhide, "seed \(seed)")
          if action.carriedOutAs == .hide { sent.insert(action.commentID) }
          let now = world.test.clock.now
          try await outbox.record(.accepted, of: action.id, began: now, ended: now)
        }
      case 6 where isKnown: try await own.correctEarlier(at: world.test.clock.now)
      case 7 where step > 20 && !isKnown:
        try await learn()
        isKnown = true
      default: break
      }
    }
    if !isKnown { try await learn() }
    try await own.correctEarlier(at: world.test.clock.now)
    for comment in 0..<next {
      #expect(try await world.event("\(comment)").decision?.basis == .ownComment, "seed \(seed)")
      let last = try await world.actions("\(comment)").last
      #expect(last.map { $0.hasPrefix("unhide") || $0 == "hide withdrawn" } ?? true, "seed \(seed): \(last ?? "")")
      #expect(sent.contains("\(comment)") == (last?.hasPrefix("unhide") ?? false), "seed \(seed)")
    }
    #expect(try await world.test.count("SELECT count(*) FROM review_queue") == 0)
    #expect(try await world.test.totalsMatchEvents())
  }
}
