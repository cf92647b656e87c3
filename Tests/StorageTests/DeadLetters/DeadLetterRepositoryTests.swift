import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("Dead letters") struct DeadLetterRepositoryTests {
  private let world: BusinessWorld
  private let letters: DeadLetterRepository

  init() async throws {
    world = try await BusinessWorld()
    letters = DeadLetterRepository(world.test.database)
  }

  private static let busy = AttemptOutcome.dead(error: "busy", because: .transient)
  private static let pool = ReplyPool(variants: ["a", "b", "c"], perVideo: 9, within: 1000)

  /// A hide that was given up.
  @discardableResult
  private func giveUp(_ comment: String, _ outcome: AttemptOutcome = busy) async throws -> Action {
    _ = try await world.add(comment, .by("spam"))
    try await world.carryOut(comment, outcome)
    return try await action(on: comment)
  }

  private func action(on comment: String) async throws -> Action {
    try #require(try await world.allActions().last { $0.commentID == comment })
  }

  private func retry(_ action: Action, maySendTwice: Bool = false, in scope: TenantScope? = nil) async throws
    -> RetryOutcome?
  {
    try await letters.retry(
      action.id, maySendTwice: maySendTwice, at: world.test.clock.now, in: scope ?? world.scope)
  }

  private func found(_ filter: DeadLetterFilter = DeadLetterFilter()) async throws -> [String] {
    try await letters.deadLetters(matching: filter, page: PageRequest(), in: world.scope).items.map(\.commentID)
  }

  @Test("are what failed or died, newest first, of an account, a kind, a reason and a time")
  func listed() async throws {
    let start = world.test.clock.now
    try await giveUp("dead")
    world.test.clock.advance(by: .seconds(10))
    try await giveUp("failed", .failed(error: "no", because: .permission))
    _ = try await world.add("waiting", .by("spam"))
    _ = try await world.add("sent", .by("spam"))
    try await world.carryOut("sent")
    #expect(try await found() == ["failed", "dead"])
    #expect(try await found(DeadLetterFilter(failure: .permission)) == ["failed"])
    #expect(try await found(DeadLetterFilter(failure: .unknown)) == [])
    #expect(try await found(DeadLetterFilter(kind: .unhide)) == [])
    #expect(try await found(DeadLetterFilter(accountID: world.account, kind: .hide)) == ["failed", "dead"])
    #expect(try await found(DeadLetterFilter(accountID: .fresh())) == [])
    #expect(try await found(DeadLetterFilter(givenUp: TimeRange(end: start + .seconds(10)))) == ["dead"])
    #expect(try await found(DeadLetterFilter(givenUp: TimeRange(start: start + .seconds(10)))) == ["failed"])
    let page = try await letters.deadLetters(
      matching: DeadLetterFilter(), page: PageRequest(limit: 1), in: world.scope)
    #expect(page.items.map(\.failure) == [.permission] && page.next != nil)
  }

  @Test("are counted by account, kind and reason, replies that may have been sent apart")
  func summed() async throws {
    try await giveUp("1")
    try await giveUp("2")
    try await giveUp("3", .failed(error: "no", because: .permission))
    _ = try await world.add("4", .by("hello", .allow, reply: Self.pool))
    try await world.carryOut("4", .dead(error: "lost", because: .outcomeUnknown))
    let summary = try await letters.summary(of: DeadLetterFilter(), in: world.scope)
    let groups = summary.groups.map { "\($0.kind.name) \($0.failure.rawValue) \($0.maySendTwice) \($0.count)" }
    #expect(
      Set(groups) == ["hide transient false 2", "hide permission false 1", "reply outcome_unknown true 1"])
    #expect(summary.groups.allSatisfy { $0.accountID == world.account })
    #expect(summary.retriable == 3 && summary.left == 1)
    let none = try await letters.summary(of: DeadLetterFilter(), in: .unknown)
    #expect(none.groups.isEmpty)
  }

  @Test("that are retried are due at once, with a schedule that begins anew behind the attempts there were")
  func retried() async throws {
    let action = try await giveUp("1")
    #expect(try await retry(action) == .retried)
    let again = try await self.action(on: "1")
    #expect(again.state == .requested && again.attempts == 1 && again.attemptsBefore == 1 && again.failure == nil)
    let due = try await OutboxRepository(world.test.database).due(
      at: world.test.clock.now, limit: 9, perAccount: 9, excluding: [], turns: OutboxTurns()
    ).actions
    #expect(due.map(\.id) == [action.id])
    let kept = try await world.test.count("SELECT count(*) FROM attempts WHERE action_id = ?", [action.id.rawValue])
    #expect(kept == 1)
    let entry = try #require(try await world.audit().first)
    #expect(entry.action == "action.retried" && entry.subject == "\(action.id)" && entry.operatorID == world.moderator)
    #expect(try await retry(action) == .notGivenUp)
    // Given up once more, it can be retried once more.
    try await world.carryOut("1", Self.busy)
    #expect(try await self.action(on: "1").attempts == 2)
    #expect(try await retry(action) == .retried)
  }

  @Test("whose comment is gone, or stands as wanted, or is wanted otherwise by now, are not retried")
  func settled() async throws {
    let gone = try await giveUp("gone")
    await world.echo(.deleted, "gone")
    // TikTok's word that the comment was deleted shows the hide done.
    #expect(try await retry(gone) == .notGivenUp)

    // Two hides of one comment: the second is sent, so nothing is left for the first.
    let first = try await giveUp("done")
    let event = try await world.event("done")
    let reviews = ReviewDeskRepository(world.test.database)
    _ = try await reviews.review(event.id, verdict: .hide, at: world.test.clock.now, in: world.scope)
    try await world.carryOut("done")
    #expect(try await retry(first) == .settled(.done))

    // From before given-up actions were withdrawn by a review.
    let unwanted = try await giveUp("unwanted")
    try await world.test.onWriter { db in
      try db.execute(
        sql: "INSERT INTO reviews (event_id, verdict, created_at) VALUES (?, 0, 0)",
        arguments: [unwanted.eventID.rawValue])
    }
    #expect(try await retry(unwanted) == .settled(.unwanted))

    let unhidden = try await giveUp("unhidden")
    _ = try await reviews.review(unhidden.eventID, verdict: .allow, at: world.test.clock.now, in: world.scope)
    #expect(try await world.actions("unhidden") == ["hide withdrawn"])
    #expect(try await retry(unhidden) == .notGivenUp)
  }

  @Test("that would show a comment again are retried while it is hidden and nobody wants it so")
  func unhides() async throws {
    let event = try await world.add("1", .by("spam"))
    try await world.carryOut("1")
    let reviews = ReviewDeskRepository(world.test.database)
    _ = try await reviews.review(event.id, verdict: .allow, at: world.test.clock.now, in: world.scope)
    try await world.carryOut("1", Self.busy)
    let unhide = try await action(on: "1")
    #expect(unhide.carriedOutAs == .unhide && unhide.state == .dead)
    #expect(try await retry(unhide) == .retried)
    try await world.carryOut("1", Self.busy)
    _ = try await reviews.review(event.id, verdict: .hide, at: world.test.clock.now, in: world.scope)
    #expect(try await world.actions("1") == ["hide accepted", "unhide withdrawn"])
    #expect(try await retry(unhide) == .notGivenUp)
  }

  @Test(
    "that are replies are retried, but one that may have been sent only where it may be sent twice",
    arguments: [
      (AttemptOutcome.failed(error: "no", because: .permission), false),
      (.dead(error: "x", because: .transient), false),
      (.dead(error: "lost", because: .outcomeUnknown), true), (.dead(error: "of old"), true),
    ])
  func replies(outcome: AttemptOutcome, isUnknown: Bool) async throws {
    _ = try await world.add("1", .by("hello", .allow, reply: Self.pool))
    let reply = try await action(on: "1")
    let outbox = OutboxRepository(world.test.database)
    #expect(try await outbox.beginReply(reply.id, at: world.test.clock.now))
    // Under way: nobody may send it beside that, and it is no dead letter.
    #expect(try await retry(reply, maySendTwice: true) == .notGivenUp)
    #expect(try await found() == [])
    try await world.carryOut("1", outcome)
    #expect(try await found() == ["1"])
    if isUnknown { #expect(try await retry(reply) == .maySendTwice) }
    #expect(try await action(on: "1").state != .requested)
    #expect(try await retry(reply, maySendTwice: isUnknown) == .retried)
    #expect(try await action(on: "1").state == .requested)
  }

  @Test("of another tenant are not there")
  func isolated() async throws {
    let action = try await giveUp("1")
    let stranger = try await world.test.addTenant("b")
    let before = try await world.test.dump()
    for scope in [stranger, .unknown] {
      #expect(try await retry(action, in: scope) == nil)
      #expect(
        try await letters.deadLetters(matching: DeadLetterFilter(), page: PageRequest(), in: scope).items.isEmpty)
    }
    #expect(try await world.test.dump() == before)
  }
}
