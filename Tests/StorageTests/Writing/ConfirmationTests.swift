import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct ConfirmationTests {
  /// What an event of a kind shows to be done.
  static let shown: [(CommentEvent.Kind, Set<Action.Kind>)] = [
    (.created, []),
    (.deleted, [.delete, .hide]),
    (.hidden, [.hide]),
    (.restrictedToFriends, []),
    (.madePublic, [.unhide]),
  ]

  @Test(
    "An event confirms the actions it shows done, whatever their state but withdrawn, and no others", arguments: shown)
  func table(echo: CommentEvent.Kind, confirms: Set<Action.Kind>) async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    let later = TestClock.start + .seconds(60)
    for kind in Action.Kind.allCases {
      for state in Action.State.allCases {
        let comment = "\(kind.name) \(state.name)"
        let plan = PlannedAction(requested: kind, carriedOutAs: kind)
        #expect(
          await test.record([.comment(comment, verdict: .hide, action: plan, of: account, in: scope)]) == [.stored])
        _ = try await test.onWriter { db in
          try db.execute(
            sql: "UPDATE actions SET state = ? WHERE event_id = (SELECT id FROM events WHERE comment_id = ?)",
            arguments: [state.rawValue, comment])
        }
        #expect(
          await test.record([.comment(comment, kind: echo, occurredAt: later, of: account, in: scope)]) == [.stored])
        let reached = try await test.count(
          """
          SELECT actions.state FROM actions JOIN events ON events.id = actions.event_id WHERE events.comment_id = ?
          """, [comment])
        let expected: Action.State = confirms.contains(kind) && state != .withdrawn ? .confirmed : state
        #expect(reached == expected.rawValue, "\(echo.name) after \(comment)")
      }
    }
  }

  @Test("The same comment id at another account confirms nothing")
  func otherAccount() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    let other = try await test.addAccount("other", in: scope)
    _ = await test.record([.doomed("1", of: account, in: scope)])
    #expect(await test.record([.comment("1", kind: .deleted, of: other, in: scope)]) == [.stored])
    #expect(try await test.count("SELECT state FROM actions") == Action.State.requested.rawValue)
  }

  @Test("An echo in the same batch as its comment confirms it")
  func sameBatch() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    _ = await test.record([
      .doomed("1", of: account, in: scope), .comment("1", kind: .deleted, of: account, in: scope),
    ])
    #expect(try await test.count("SELECT state FROM actions") == Action.State.confirmed.rawValue)
  }

  @Test("What is confirmed never goes back, whatever happens to the comment")
  func neverBack() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    _ = await test.record([.doomed("1", of: account, in: scope)])
    for kind in [CommentEvent.Kind.deleted, .madePublic, .hidden, .restrictedToFriends] {
      test.clock.advance(by: .seconds(1))
      #expect(
        await test.record([.comment("1", kind: kind, occurredAt: test.clock.now, of: account, in: scope)])
          == [.stored])
      #expect(try await test.count("SELECT state FROM actions") == Action.State.confirmed.rawValue)
    }
    #expect(
      try await test.count("SELECT updated_at FROM actions") == Int((TestClock.start + .seconds(1)).milliseconds))
  }

  @Test("After an unhide, a late echo of the hide confirms the hide alone, and an earlier publication nothing")
  func unhidden() async throws {
    let world = try await BusinessWorld()
    let event = try await world.add("1", .by("spam"))
    try await world.carryOut("1")
    let hiddenAt = world.test.clock.now + .seconds(1)
    world.test.clock.advance(by: .seconds(60))
    #expect(
      try await ReviewDeskRepository(world.test.database)
        .review(event.id, verdict: .allow, at: world.test.clock.now, in: world.scope))
    #expect(try await world.actions("1") == ["hide accepted", "unhide requested"])
    // Published by hand before we hid it, and told late.
    await world.echo(.madePublic, "1", at: hiddenAt - .seconds(30))
    #expect(try await world.actions("1") == ["hide accepted", "unhide requested"])
    await world.echo(.hidden, "1", at: hiddenAt)
    #expect(try await world.actions("1") == ["hide confirmed", "unhide requested"])
    try await world.carryOut("1")
    world.test.clock.advance(by: .seconds(1))
    await world.echo(.madePublic, "1")
    #expect(try await world.actions("1") == ["hide confirmed", "unhide confirmed"])
  }

  @Test("A second hide is not confirmed by the echo of the first")
  func hiddenAgain() async throws {
    let world = try await BusinessWorld()
    let reviews = ReviewDeskRepository(world.test.database)
    let event = try await world.add("1", .by("spam"))
    try await world.carryOut("1")
    for verdict in [Verdict.allow, .hide] {
      world.test.clock.advance(by: .seconds(60))
      _ = try await reviews.review(
        event.id, verdict: verdict, at: world.test.clock.now, in: world.scope)
      if verdict == .allow { try await world.carryOut("1") }
    }
    #expect(try await world.actions("1") == ["hide accepted", "unhide accepted", "hide requested"])
    await world.echo(.hidden, "1", at: TestClock.start + .seconds(2))
    #expect(try await world.actions("1") == ["hide confirmed", "unhide accepted", "hide requested"])
    await world.echo(.hidden, "1", at: world.test.clock.now + .seconds(1))
    #expect(try await world.actions("1") == ["hide confirmed", "unhide accepted", "hide confirmed"])
  }

  @Test("TikTok's whole seconds do not keep a follower from being confirmed")
  func wholeSeconds() async throws {
    let world = try await BusinessWorld()
    let event = try await world.add("1", .by("spam"))
    try await world.carryOut("1")
    world.test.clock.advance(by: .milliseconds(60_700))
    _ = try await ReviewDeskRepository(world.test.database)
      .review(event.id, verdict: .allow, at: world.test.clock.now, in: world.scope)
    await world.echo(.madePublic, "1", at: Timestamp(seconds: world.test.clock.now.seconds))
    #expect(try await world.actions("1") == ["hide accepted", "unhide confirmed"])
  }

  /// How an action came to be asked for.
  enum Asking: Sendable {
    /// With the delivery of its comment.
    case delivered
    /// By a second decision, ten minutes after the delivery.
    case replayed
    /// Once more, ten minutes after it was asked for and given up.
    case retried
    /// With the delivery of the comment under another time, ten minutes after it was hidden and shown again.
    case repeated
  }

  struct Told: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var asking: Asking
    var echo: CommentEvent.Kind = .hidden
    /// When it happened by TikTok's clock, in seconds after the comment's delivery by ours.
    var at: Int64
    /// How far our clock is ahead, in seconds.
    var lead: Int64 = 0
    var confirms: Bool
  }

  static let told: [Told] = [
    Told(testDescription: "hidden at once", asking: .delivered, at: 1, confirms: true),
    Told(testDescription: "hidden, by a clock that is behind", asking: .delivered, at: -60, confirms: true),
    Told(testDescription: "hidden by hand long before the late delivery", asking: .delivered, at: -61, confirms: false),
    Told(
      testDescription: "deleted before its late delivery", asking: .delivered, echo: .deleted, at: -999,
      confirms: true),
    Told(testDescription: "hidden after the replay", asking: .replayed, at: 601, confirms: true),
    Told(testDescription: "hidden, and by a clock that is behind", asking: .replayed, at: 540, confirms: true),
    Told(testDescription: "hidden by hand before the replay", asking: .replayed, at: 539, confirms: false),
    Told(testDescription: "deleted before the replay", asking: .replayed, echo: .deleted, at: 1, confirms: true),
    Told(testDescription: "hidden after the retry", asking: .retried, at: 600, confirms: true),
    Told(testDescription: "hidden by hand before the retry", asking: .retried, at: 300, confirms: false),
    Told(testDescription: "deleted before the retry", asking: .retried, echo: .deleted, at: 300, confirms: true),
    Told(testDescription: "hidden after the second delivery", asking: .repeated, at: 601, confirms: true),
    Told(testDescription: "the first hide, told late", asking: .repeated, at: 599, confirms: false),
    Told(
      testDescription: "hidden at once, by our clock ahead", asking: .delivered, at: -180, lead: 180, confirms: true),
    Told(
      testDescription: "hidden by hand long before, by our clock ahead", asking: .delivered, at: -241, lead: 180,
      confirms: false),
    Told(
      testDescription: "hidden after the second delivery, by our clock ahead: a look will tell", asking: .repeated,
      at: 421, lead: 180, confirms: false),
    Told(
      testDescription: "the first hide, told late, by our clock behind", asking: .repeated, at: 629, lead: -30,
      confirms: false),
    Told(
      testDescription: "hidden after the second delivery, by our clock behind", asking: .repeated, at: 631, lead: -30,
      confirms: true),
  ]

  @Test("An event that comes late confirms nothing that was asked for after it happened", arguments: told)
  func late(told: Told) async throws {
    let world = try await BusinessWorld()
    let start = world.test.clock.now
    try await world.ask(told.asking)
    world.test.clock.advance(by: .seconds(60))
    await world.echo(told.echo, "1", at: start + .seconds(told.at), lead: .seconds(told.lead))
    let last = try #require(try await world.allActions().last)
    #expect(last.carriedOutAs == .hide && last.state == (told.confirms ? .confirmed : .requested))
    #expect((last.evidence.proof == .echo) == told.confirms)
  }

  @Test("With ids that are ahead of a clock that was set back a little, events confirm as before")
  func setBack() async throws {
    let world = try await BusinessWorld()
    let event = try await world.add("1", .by("spam"))
    try await world.carryOut("1")
    world.test.clock.advance(by: .seconds(-30))
    _ = try await ReviewDeskRepository(world.test.database)
      .review(event.id, verdict: .allow, at: world.test.clock.now, in: world.scope)
    await world.echo(.madePublic, "1", at: world.test.clock.now)
    #expect(try await world.actions("1") == ["hide accepted", "unhide confirmed"])
  }
}

extension BusinessWorld {
  /// Has a hide of the comment "1" waiting, and nothing told of it.
  fileprivate func ask(_ asking: ConfirmationTests.Asking) async throws {
    switch asking {
    case .delivered: _ = try await add("1", .by("spam"))
    case .replayed:
      let event = try await add("1", .none())
      test.clock.advance(by: .seconds(600))
      try await replay(event, as: .by("spam"))
      #expect(try await allActions().map(\.id.rawValue) == [event.id.rawValue])
    case .retried:
      _ = try await add("1", .by("spam"))
      try await carryOut("1", .dead(error: "busy", because: .transient))
      test.clock.advance(by: .seconds(600))
      let action = try #require(try await allActions().last)
      #expect(
        try await DeadLetterRepository(test.database)
          .retry(action.id, maySendTwice: false, at: test.clock.now, in: scope) == .retried)
    case .repeated:
      let event = try await add("1", .by("spam"))
      try await carryOut("1")
      try await replay(event, as: .none())
      try await carryOut("1")
      test.clock.advance(by: .seconds(600))
      _ = try await add("1", .by("spam"))
    }
  }

  private func replay(_ event: StoredEvent, as decision: Decision) async throws {
    let now = test.clock.now
    try await test.database.write { db, journal in
      _ = try StandingComment(event, db).redecide(
        event.decision ?? .none(), as: decision, action: PlannedAction(for: decision.verdict, in: .business),
        asReplay: true, at: now, db, journal)
    }
  }
}
