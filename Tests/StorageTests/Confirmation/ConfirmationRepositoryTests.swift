import GRDB
import Moderation
import Testing

@testable import Storage

@Suite(.timeLimit(.minutes(5))) struct ConfirmationRepositoryTests {
  private let world: BusinessWorld
  private let queue: ConfirmationRepository

  init() async throws {
    world = try await BusinessWorld()
    queue = ConfirmationRepository(world.test.database)
  }

  private func accept(_ comment: String, video: String = "v1") async throws {
    _ = try await world.add(comment, .by("spam"), video: video)
    try await world.carryOut(comment)
  }

  private func due(size: Int = 30, excluding busy: Set<AccountID> = []) async throws -> [ConfirmationBatch] {
    try await queue.due(at: world.test.clock.now, limit: 10, size: size, excluding: busy)
  }

  /// Records the same finding for everything that is due.
  private func find(_ finding: ConfirmationFinding) async throws -> [ConfirmationResult] {
    let batch = try #require(try await due().first)
    let findings = Dictionary(uniqueKeysWithValues: batch.items.map { ($0.actionID, finding) })
    return try await queue.record(findings, of: batch, at: world.test.clock.now).values.sorted {
      $0.rawValue < $1.rawValue
    }
  }

  private func action(_ comment: String) async throws -> Action {
    try #require(try await world.allActions().last { $0.commentID == comment })
  }

  private func attempts() async throws -> [String] {
    try await world.test.database.pool.read { db in
      try String.fetchAll(db, sql: "SELECT number || ' ' || outcome FROM attempts ORDER BY action_id, number")
    }
  }

  private static let later = Duration.seconds(420)
  private static let drifted = ConfirmationFinding.drifted(
    retryAt: TestClock.start + .seconds(1000), error: "still there")

  @Test("What was accepted within one minute is looked at together, once TikTok has had its time")
  func together() async throws {
    let accepted = world.test.clock.now.startOfMinute + .seconds(61)
    world.test.clock.set(accepted)
    try await accept("1")
    world.test.clock.set(accepted + .milliseconds(58_999))
    try await accept("2")
    let opening = accepted.startOfMinute + .seconds(60 + 360)
    #expect(try await queue.nextDue(after: world.test.clock.now) == opening)
    world.test.clock.set(opening - .milliseconds(1))
    #expect(try await due().isEmpty)
    world.test.clock.set(opening)
    #expect(try await due().map { $0.items.map(\.commentID) } == [["1", "2"]])
    #expect(try await queue.nextDue(after: opening) == nil)
  }

  @Test("A batch is one account's and one video's, of the one that has waited longest, up to its size")
  func batches() async throws {
    let other = try await BusinessWorld("other", in: world.test)
    for number in 1...4 { try await accept("\(number)") }
    try await accept("5", video: "v2")
    _ = try await other.add("6", .by("spam"))
    try await other.carryOut("6")
    world.test.clock.advance(by: Self.later)
    let batches = try await due(size: 3)
    #expect(Set(batches.map { $0.items.map(\.commentID) }) == [["1", "2", "3"], ["6"]])
    #expect(batches.allSatisfy { $0.videoID == "v1" })
    #expect(try await due(excluding: [world.account]).map(\.tenantID) == [other.scope.tenantID])
    #expect(try await find(.done).count >= 1)
  }

  @Test(
    "What waits for a person is left out until it may go on",
    arguments: [
      ("UPDATE tenants SET disabled = 1", "UPDATE tenants SET disabled = 0"),
      ("UPDATE accounts SET disabled = 1", "UPDATE accounts SET disabled = 0"),
      ("UPDATE apps SET disabled = 1", "UPDATE apps SET disabled = 0"),
      (
        "UPDATE accounts SET disconnected_at = 1, disconnected_reason = 'x'",
        "UPDATE accounts SET disconnected_at = NULL, disconnected_reason = NULL"
      ),
    ])
  func inactive(off: String, on: String) async throws {
    try await accept("1")
    let before = world.test.clock.now
    world.test.clock.advance(by: Self.later)
    try await world.test.onWriter { db in try db.execute(sql: off) }
    #expect(try await due().isEmpty)
    #expect(try await queue.nextDue(after: before) == nil)
    try await world.test.onWriter { db in try db.execute(sql: on) }
    #expect(try await due().count == 1)
    #expect(try await queue.nextDue(after: before) != nil)
  }

  @Test("A look that finds it done confirms it, and says so")
  func done() async throws {
    try await accept("1")
    let accepted = world.test.clock.now
    world.test.clock.advance(by: Self.later)
    #expect(try await find(.done) == [.confirmed])
    let action = try await action("1")
    #expect(action.state == .confirmed && action.lastError == nil)
    #expect(
      action.evidence
        == Action.Evidence(acceptedAt: accepted, confirmedAt: world.test.clock.now, proof: .read))
    #expect(try await due().isEmpty)
  }

  @Test("An echo confirms it before, and is what is kept of it")
  func echo() async throws {
    try await accept("1")
    world.test.clock.advance(by: .seconds(60))
    await world.echo(.hidden, "1")
    let evidence = try await action("1").evidence
    #expect(evidence.proof == .echo && evidence.confirmedAt == world.test.clock.now && evidence.drifts == 0)
    world.test.clock.advance(by: Self.later)
    #expect(try await due().isEmpty)
  }

  @Test("TikTok's answer that the comment is gone is kept as what showed it")
  func answer() async throws {
    _ = try await world.add("1", .by("spam"))
    try await world.carryOut("1", .confirmed)
    let evidence = try await action("1").evidence
    #expect(evidence == Action.Evidence(confirmedAt: world.test.clock.now, proof: .answer))
  }

  @Test("A drift is the outcome of its attempt, and the action waits to be tried again")
  func drift() async throws {
    try await accept("1")
    world.test.clock.advance(by: Self.later)
    #expect(try await find(Self.drifted) == [.drifted])
    let action = try await action("1")
    #expect(action.state == .requested && action.evidence.drifts == 1 && action.lastError == "still there")
    #expect(action.nextAttemptAt == TestClock.start + .seconds(1000) && action.failedAttempts == 0)
    #expect(try await attempts() == ["1 drifted"])
    // Done at the second attempt.
    world.test.clock.advance(by: Self.later)
    try await world.carryOut("1")
    #expect(try await attempts() == ["1 drifted", "2 accepted"])
    world.test.clock.advance(by: Self.later)
    #expect(try await find(.done) == [.confirmed])
    let evidence = try await self.action("1").evidence
    #expect(evidence.drifts == 1 && evidence.acceptedAt == TestClock.start && evidence.proof == .read)
  }

  @Test("The last drift ends the action with an alert; an echo that comes after all confirms it")
  func lastDrift() async throws {
    try await accept("1")
    world.test.clock.advance(by: Self.later)
    #expect(try await find(.drifted(retryAt: nil, error: "five times")) == [.givenUp])
    let action = try await action("1")
    #expect(action.state == .dead && action.lastError == "five times")
    let alerts = try await AlertRepository(world.test.database)
      .alerts(kind: .actionDrifting, tenants: false, page: PageRequest(), in: .tenant(world.scope)).items.map(\.alert)
    #expect(alerts.map(\.subject) == ["\(world.account)"])
    #expect(alerts.first?.message.contains("\(action.id)") == true)
    await world.echo(.hidden, "1")
    #expect(try await self.action("1").state == .confirmed)
    #expect(try await self.action("1").lastError == nil)
  }

  @Test("An unhide that TikTok never carries out has failed, for trying again cannot help")
  func unhide() async throws {
    let event = try await world.add("1", .by("spam"))
    try await world.carryOut("1")
    world.test.clock.advance(by: .seconds(60))
    await world.echo(.hidden, "1")
    _ = try await ReviewDeskRepository(world.test.database)
      .review(event.id, verdict: .allow, at: world.test.clock.now, in: world.scope)
    try await world.carryOut("1")
    world.test.clock.advance(by: Self.later)
    #expect(try await find(.drifted(retryAt: nil, error: "stayed hidden")) == [.givenUp])
    #expect(try await world.actions("1") == ["hide confirmed", "unhide failed"])
  }

  @Test("What nobody can know stays accepted, is said to be so and is not looked at again")
  func unseen() async throws {
    try await accept("1")
    world.test.clock.advance(by: Self.later)
    #expect(try await find(.unseen(reason: "no list")) == [.unseen])
    let action = try await action("1")
    #expect(action.state == .accepted && action.lastError == "no list")
    #expect(action.evidence.unseenAt == world.test.clock.now)
    #expect(try await due().isEmpty)
  }

  @Test("Ages are counted as far as the clock is believed, so that none is of a jump ahead")
  func ages() async throws {
    let retention = RetentionWorkRepository(world.test.database)
    try await retention.believe(world.test.clock.now)
    try await accept("1")
    let day = Duration.seconds(86_400)
    for (passes, isBelieved, age) in [
      (day * 4, false, Duration.zero), (day * -4, true, .zero), (day * 4, true, day * 4),
    ] {
      world.test.clock.advance(by: passes)
      if isBelieved { try await retention.believe(world.test.clock.now) }
      try await world.test.onWriter { db in try db.execute(sql: "UPDATE actions SET check_at = 0") }
      let item = try #require(try await due().first?.items.first)
      #expect(item.age == age && item.since == TestClock.start)
    }
  }

  @Test("What could not be read is looked at again later")
  func later() async throws {
    try await accept("1")
    world.test.clock.advance(by: Self.later)
    let next = world.test.clock.now + .seconds(300)
    #expect(try await find(.later(next)) == [.postponed])
    #expect(try await due().isEmpty)
    #expect(try await queue.nextDue(after: world.test.clock.now) == next)
  }

  @Test("Since when a comment is missing is kept from the first look on, and forgotten with the next attempt")
  func absent() async throws {
    try await accept("1")
    world.test.clock.advance(by: Self.later)
    let first = world.test.clock.now
    #expect(try await due().first?.items.first?.absentSince == nil)
    for _ in 0..<2 {
      let next = world.test.clock.now + .seconds(600)
      #expect(try await find(.absent(until: next)) == [.postponed])
      #expect(try await due().isEmpty)
      #expect(try await queue.nextDue(after: world.test.clock.now) == next)
      world.test.clock.set(next)
      #expect(try await due().first?.items.first?.absentSince == first)
    }
    // The clock is set back.
    world.test.clock.advance(by: .seconds(-10_000))
    let early = world.test.clock.now
    try await world.test.onWriter { db in try db.execute(sql: "UPDATE actions SET check_at = 0 WHERE check_at > 0") }
    #expect(try await find(.absent(until: early)) == [.postponed])
    #expect(try await due().first?.items.first?.absentSince == early)
    // It was there after all.
    #expect(try await find(Self.drifted) == [.drifted])
    world.test.clock.advance(by: .seconds(20_000))
    try await world.carryOut("1")
    world.test.clock.advance(by: Self.later)
    #expect(try await due().first?.items.map(\.absentSince) == [nil])
  }

  @Test(
    "A finding that is outdated when it is recorded changes nothing",
    arguments: [ConfirmationFinding.done, drifted, .unseen(reason: "x"), .absent(until: TestClock.start)])
  func outdated(finding: ConfirmationFinding) async throws {
    try await accept("1")
    world.test.clock.advance(by: Self.later)
    let batch = try #require(try await due().first)
    await world.echo(.hidden, "1")
    let before = try await world.test.dump()
    let results = try await queue.record([batch.items[0].actionID: finding], of: batch, at: world.test.clock.now)
    #expect(results == [batch.items[0].actionID: .overtaken])
    #expect(try await world.test.dump() == before)
  }

  @Test("A finding about an earlier attempt says nothing of the one that followed")
  func earlierAttempt() async throws {
    try await accept("1")
    world.test.clock.advance(by: Self.later)
    let batch = try #require(try await due().first)
    #expect(try await find(Self.drifted) == [.drifted])
    try await world.carryOut("1")
    let again = try await queue.record(
      [batch.items[0].actionID: Self.drifted], of: batch, at: world.test.clock.now)
    #expect(again == [batch.items[0].actionID: .overtaken])
    #expect(try await action("1").evidence.drifts == 1)
  }

  @Test("What somebody shows again after TikTok had accepted the hide is left so")
  func shownByHand() async throws {
    try await accept("1")
    world.test.clock.advance(by: .seconds(90))
    await world.echo(.madePublic, "1")
    world.test.clock.advance(by: Self.later)
    #expect(try await find(Self.drifted) == [.unseen])
    let action = try await action("1")
    #expect(action.state == .accepted && action.evidence.drifts == 0)
    #expect(action.lastError?.contains("showed the comment again at") == true)
  }

  @Test("A comment that was made public before the hide was accepted does not excuse a drift")
  func publicBefore() async throws {
    let before = world.test.clock.now - .seconds(1)
    try await accept("1")
    await world.echo(.madePublic, "1", at: before)
    world.test.clock.advance(by: Self.later)
    #expect(try await find(Self.drifted) == [.drifted])
  }

  @Test("An action that another one followed is not judged by what the comment shows since")
  func followed() async throws {
    let event = try await world.add("1", .by("spam"))
    try await world.carryOut("1")
    world.test.clock.advance(by: .seconds(60))
    _ = try await ReviewDeskRepository(world.test.database)
      .review(event.id, verdict: .allow, at: world.test.clock.now, in: world.scope)
    try await world.carryOut("1")
    world.test.clock.advance(by: Self.later)
    let batch = try #require(try await due().first)
    #expect(batch.items.map(\.kind) == [.hide, .unhide])
    let findings = Dictionary(
      uniqueKeysWithValues: batch.items.map { ($0.actionID, $0.kind == .hide ? Self.drifted : .done) })
    let results = try await queue.record(findings, of: batch, at: world.test.clock.now)
    #expect(batch.items.map { results[$0.actionID] } == [.unseen, .confirmed])
    #expect(try await world.actions("1") == ["hide accepted", "unhide confirmed"])
  }

  @Test(
    "A hide withdrawn while its call was under way, whose outcome nobody knows, is reversed if it was done",
    arguments: [true, false])
  func withdrawn(isHidden: Bool) async throws {
    let event = try await world.add("1", .by("spam"))
    _ = try await ReviewDeskRepository(world.test.database)
      .review(event.id, verdict: .allow, at: world.test.clock.now, in: world.scope)
    #expect(try await world.actions("1") == ["hide withdrawn"])
    try await world.carryOut("1", .retry(at: world.test.clock.now + .seconds(5), error: "no answer"))
    #expect(try await world.actions("1") == ["hide withdrawn"])
    world.test.clock.advance(by: Self.later)
    #expect(try await find(isHidden ? .done : Self.drifted) == [isHidden ? .confirmed : .overtaken])
    #expect(try await world.actions("1") == (isHidden ? ["hide confirmed", "unhide requested"] : ["hide withdrawn"]))
    #expect(try await due().isEmpty)
  }

  @Test("Replies are confirmed by their events alone")
  func replies() async throws {
    _ = try await world.add(
      "1", .by("faq", .allow, reply: ReplyPool(variants: ["a", "b", "c"], perVideo: 9, within: 1000)))
    try await world.carryOut("1", .replied(as: "77"))
    world.test.clock.advance(by: Self.later)
    #expect(try await world.actions("1") == ["reply accepted"])
    #expect(try await due().isEmpty)
    _ = await world.test.record([
      .decided("77", .none(), text: "a", of: world.account, in: world.scope)
    ])
  }

  @Test("A deleted account's findings are recorded nowhere")
  func deleted() async throws {
    try await accept("1")
    world.test.clock.advance(by: Self.later)
    let batch = try #require(try await due().first)
    #expect(try await AccountRepository(world.test.database).delete(world.account, in: world.scope))
    let counted = try await world.test.count("SELECT sum(times) FROM time_to_hidden_hours")
    let results = try await queue.record([batch.items[0].actionID: .done], of: batch, at: world.test.clock.now)
    #expect(results.values.allSatisfy { $0 == .overtaken })
    #expect(try await world.test.count("SELECT sum(times) FROM time_to_hidden_hours") == counted)
    #expect(try await due().isEmpty)
    try await world.test.runRetention()
    #expect(try await world.test.count("SELECT count(*) FROM time_to_hidden_hours") == 0)
  }

  @Test("Waiting ends when something was accepted")
  func wakes() async throws {
    try await accept("1")
    await queue.waitForConfirmationWork(until: world.test.clock.now + .seconds(50))
  }
}
