import Moderation
import Testing

@testable import Storage

@Suite struct ReplyTests {
  private let world: BusinessWorld

  init() async throws { world = try await BusinessWorld() }

  private static func pool(_ variants: [String] = ["one", "two", "three"], perVideo: Int = 2) -> ReplyPool {
    ReplyPool(variants: variants, perVideo: perVideo, within: 3_600_000)
  }

  private func replies() async throws -> [Action] {
    try await world.allActions().filter { $0.requested == .reply }
  }

  @Test("A reply is an action of its own with one of the variants, beside what the verdict asks for")
  func added() async throws {
    let event = try await world.add("1", .by("hello", reply: Self.pool()))
    let actions = try await world.allActions()
    #expect(actions.map(\.requested) == [.hide, .reply])
    #expect(event.action == actions[0])
    #expect(actions[1].eventID == event.id && actions[1].carriedOutAs == .reply && actions[1].state == .requested)
    #expect(actions[1].text.map(["one", "two", "three"].contains) == true)
    #expect(actions[0].text == nil)
    #expect(try await EventRepository(world.test.database).action(actions[1].id, in: world.scope) == actions[1])
    let due = try await OutboxRepository(world.test.database).due(
      at: world.test.clock.now, limit: 9, perAccount: 9, excluding: [], turns: OutboxTurns()
    ).actions
    #expect(due.map(\.text) == actions.map(\.text))
  }

  @Test("A rule replies under one video so many times within its window, in one batch and over batches")
  func throttled() async throws {
    let decision = Decision.by("hello", .allow, reply: Self.pool())
    func entry(_ id: String, _ video: String) -> JournalEntry {
      .decided(id, decision, video: video, occurredAt: world.test.clock.now, of: world.account, in: world.scope)
    }
    _ = await world.test.record([entry("1", "v1"), entry("2", "v1"), entry("3", "v1"), entry("4", "v2")])
    _ = await world.test.record([entry("5", "v1"), entry("6", "v2"), entry("7", "v2")])
    #expect(try await replies().map(\.commentID) == ["1", "2", "4", "6"])
    world.test.clock.advance(by: .milliseconds(3_599_999))
    _ = await world.test.record([entry("8", "v1")])
    #expect(try await replies().count == 4)
    world.test.clock.advance(by: .milliseconds(1))
    _ = await world.test.record([entry("9", "v1"), entry("10", "v1"), entry("11", "v1")])
    #expect(try await replies().count == 6)
  }

  @Test("Rules are throttled apart, and a comment gets one reply whichever rules ask for it")
  func onceEach() async throws {
    var both = Decision.by("a", .allow, reply: Self.pool(perVideo: 1))
    both.replies.append(PlannedReply(ruleID: "b", pool: Self.pool(["x", "y", "z"], perVideo: 1)))
    for id in ["1", "2", "3"] { _ = try await world.add(id, both) }
    #expect(try await replies().map(\.commentID) == ["1", "2"])
    let texts = try await replies().compactMap(\.text)
    #expect(["one", "two", "three"].contains(texts[0]) && ["x", "y", "z"].contains(texts[1]))
  }

  @Test("A comment that TikTok tells of twice is replied to once, and a redelivery adds nothing")
  func repeated() async throws {
    let decision = Decision.by("hello", .allow, reply: Self.pool(perVideo: 99))
    _ = try await world.add("1", decision)
    world.test.clock.advance(by: .seconds(1))
    _ = try await world.add("1", decision)
    let repetition = JournalEntry.decided(
      "1", decision, occurredAt: world.test.clock.now, of: world.account, in: world.scope)
    #expect(await world.test.record([repetition]) == [.duplicate])
    #expect(try await replies().count == 1)
  }

  @Test("In the open dialect nothing is replied to")
  func openDialect() async throws {
    let account = try await world.test.addAccount("open", in: world.scope)
    let decision = Decision.by("hello", .allow, reply: Self.pool())
    _ = await world.test.record([.decided("1", decision, dialect: .open, of: account, in: world.scope)])
    #expect(try await replies().isEmpty)
    #expect(try await world.test.count("SELECT count(*) FROM replies") == 0)
  }

  @Test("A variant is chosen by the event, each comes up, and placeholders are filled once")
  func variants() {
    func text(_ variants: [String], id: Int64, username: String?, label: String? = nil) -> String? {
      let comment = CommentEvent(
        kind: .created, commentID: "1", videoID: "v", username: username, text: "t", occurredAt: TestClock.start)
      return ReplyWriter.text(
        of: PlannedReply(ruleID: "r", pool: Self.pool(variants), label: label), labels: ["other"],
        to: DecidedEvent(id: id, tenantID: 1, accountID: 1, comment: comment))
    }
    let base = TestClock.start.milliseconds << 20
    for plain in [["a", "b"], ["a", "b", "c"], ["a", "b", "c", "d"], ["a", "b", "c", "d", "e", "f", "g", "h"]] {
      let chosen = (0..<300).map { text(plain, id: base + Int64($0) * 517, username: nil) }
      for variant in plain { #expect(chosen.count { $0 == variant } > 150 / plain.count) }
    }
    let plain = ["a", "b", "c"]
    #expect(text(plain, id: base, username: nil) == text(plain, id: base, username: nil))
    // Those that name the author are for events that do.
    for id in Int64(0)..<30 { #expect(text(["Hi {username}!", "Hi!"], id: base + id, username: nil) == "Hi!") }
    #expect(text(["Hi {username}!"], id: base, username: nil) == "Hi!")
    #expect(text(["Hi {username}: {label}"], id: base, username: "@{label}", label: "x") == "Hi @{label}: x")
    #expect(text(["{label}"], id: base, username: nil) == "other")
    #expect(text([String(repeating: "x", count: 1201)], id: base, username: nil) == nil)
  }

  @Test("A reply that was begun is never due again; its outcome is recorded like any other's")
  func sentOnce() async throws {
    let outbox = OutboxRepository(world.test.database)
    _ = try await world.add("1", .by("hello", .allow, reply: Self.pool()))
    let reply = try #require(try await replies().first)
    let now = world.test.clock.now
    #expect(try await outbox.beginReply(reply.id, at: now))
    #expect(try await outbox.beginReply(reply.id, at: now) == false)
    #expect(try await outbox.isStillRequested(reply.id, at: now) == false)
    let due = try await outbox.due(at: now, limit: 9, perAccount: 9, excluding: [], turns: OutboxTurns()).actions
    #expect(due.isEmpty)
    // Told to wait: not sent, so it may be tried again.
    try await outbox.record(.postponed(until: now + .seconds(9), error: "busy"), of: reply.id, began: now, ended: now)
    #expect(try await outbox.isStillRequested(reply.id, at: now))
    #expect(try await outbox.beginReply(reply.id, at: now))
    try await outbox.record(.accepted, of: reply.id, began: now, ended: now)
    let sent = try #require(try await replies().first)
    #expect(sent.state == .accepted && sent.lastError == nil && sent.attempts == 1)
    #expect(try await world.notices(.reply).isEmpty)
  }

  @Test("Only a reply can be begun")
  func otherKinds() async throws {
    let event = try await world.add("1", .by("spam"))
    let action = try #require(event.action)
    #expect(try await OutboxRepository(world.test.database).beginReply(action.id, at: TestClock.start) == false)
    #expect(try await world.event("1").action?.state == .requested)
  }

  @Test("A reply that is being sent when the process ends is given up, and a notice says so, once")
  func restart() async throws {
    _ = try await world.add("1", .by("hello", .allow, reply: Self.pool()))
    let reply = try #require(try await replies().first)
    #expect(try await OutboxRepository(world.test.database).beginReply(reply.id, at: world.test.clock.now))
    await world.test.database.close()
    for _ in 0..<2 {
      let again = try TestDatabase(folder: world.test.folder, clock: world.test.clock)
      let action = try await EventRepository(again.database).action(reply.id, in: world.scope)
      #expect(action?.state == .dead && action?.lastError?.contains("nobody knows") == true)
      let notices = try await NoticeRepository(again.database)
        .notices(kind: .reply, page: PageRequest(), in: world.scope).items
      #expect(notices.count == 1 && notices[0].ruleID == "hello" && notices[0].eventID == reply.eventID)
      await again.database.close()
    }
  }

  @Test("A reply that fails for good leaves a notice; any other action leaves none", arguments: [true, false])
  func failed(isDead: Bool) async throws {
    let outcome = isDead ? AttemptOutcome.dead(error: "lost") : .failed(error: "lost")
    _ = try await world.add("1", .by("hello", reply: Self.pool()))
    let now = world.test.clock.now
    for action in try await world.allActions() {
      try await OutboxRepository(world.test.database).record(outcome, of: action.id, began: now, ended: now)
    }
    let notices = try await world.notices()
    #expect(notices.map(\.kind) == [.reply] && notices[0].message.hasSuffix("lost"))
  }

  @Test("No echo confirms a reply", arguments: [CommentEvent.Kind.deleted, .hidden, .restrictedToFriends, .madePublic])
  func echoes(kind: CommentEvent.Kind) async throws {
    _ = try await world.add("1", .by("hello", .allow, reply: Self.pool()))
    world.test.clock.advance(by: .seconds(60))
    await world.echo(kind, "1")
    #expect(try await world.actions("1") == ["reply requested"])
  }

  /// TikTok's event of a comment below comment 1.
  private func answer(_ id: String, _ text: String, below parent: String = "1") -> JournalEntry {
    let comment = CommentEvent(
      kind: .created, commentID: id, videoID: "v1", parentCommentID: parent, authorID: "brand", text: text,
      occurredAt: world.test.clock.now)
    return JournalEntry(
      tenantID: world.scope.tenantID, accountID: world.account,
      content: .comment(comment, decision: .by("spam"), action: PlannedAction(for: .hide, in: .business)),
      receivedAt: world.test.clock.now)
  }

  @Test("The event of our own reply confirms it and is not moderated, by its id or, where that is unknown, its words")
  func ownReply() async throws {
    // Asked for before there is any reply, which must not be remembered for good.
    _ = await world.test.record([answer("0", "early")])
    #expect(try await world.event("0").decision?.verdict == .hide)
    let outbox = OutboxRepository(world.test.database)
    let now = world.test.clock.now
    for (number, heard) in [(1, true), (2, false)] {
      let comment = "\(number)"
      _ = try await world.add(comment, .by("hello", .allow, reply: Self.pool(["only", "only", "only"], perVideo: 9)))
      let reply = try #require(try await replies().last)
      #expect(try await outbox.beginReply(reply.id, at: now))
      if heard { try await outbox.record(.replied(as: "r1"), of: reply.id, began: now, ended: now) }
      _ = await world.test.record([answer("stranger \(number)", "other words", below: comment)])
      #expect(try await world.event("stranger \(number)").decision?.verdict == .hide)
      _ = await world.test.record([answer("r\(number)", "only", below: comment)])
      let echo = try await world.event("r\(number)")
      #expect(echo.decision?.basis == .ownComment && echo.action == nil)
      let sent = try await EventRepository(world.test.database).action(reply.id, in: world.scope)
      #expect(sent?.state == .confirmed && sent?.lastError == nil)
    }
    // Heard of at last: what the echo told stands.
    let second = try #require(try await replies().last)
    try await outbox.record(.dead(error: "timeout"), of: second.id, began: now, ended: now)
    #expect(try await replies().last?.state == .confirmed)
    #expect(try await world.notices(.reply).isEmpty)
    // Somebody repeats our words: that is no reply of ours.
    _ = await world.test.record([answer("copy", "only")])
    #expect(try await world.event("copy").decision?.verdict == .hide)
  }
}
