import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct MissingTextRepositoryTests {
  private let world: BusinessWorld
  private let queue: MissingTextRepository

  init() async throws {
    world = try await BusinessWorld()
    queue = MissingTextRepository(world.test.database)
  }

  private static let missing = Decision(verdict: .review, basis: .textMissing, ruleSetVersion: 1)

  private func add(_ id: String, _ decision: Decision = missing, video: String = "v1", text: String? = nil)
    async throws -> StoredEvent
  {
    let entry = JournalEntry.decided(
      id, decision, video: video, text: text, occurredAt: world.test.clock.now, of: world.account, in: world.scope)
    #expect(await world.test.record([entry]) == [.stored])
    return try await world.event(id)
  }

  private func due(excluding accounts: Set<AccountID> = []) async throws -> [PendingTextBatch] {
    try await queue.due(at: world.test.clock.now, limit: 10, perBatch: 30, excluding: accounts)
  }

  private func resolve(_ event: StoredEvent, _ text: String, _ decision: Decision) async throws {
    var comment = event.comment
    comment.text = text
    try await queue.resolve(
      event.id, as: .decided(comment, decision, action: PlannedAction(for: decision.verdict, in: .business)),
      at: world.test.clock.now)
  }

  @Test("Only comments without a text wait, and only those that somebody else wrote and that can be read again")
  func whatWaits() async throws {
    let first = try await add("1")
    _ = try await add("2", .none(), text: "hello")
    _ = try await add("3", .none(), text: "")
    _ = try await add("4", Decision(verdict: .allow, basis: .ownComment))
    let byRule = try await add("5", .by("blocked"))
    await world.echo(.hidden, "1")
    let open = try await world.test.addAccount(in: world.scope)
    _ = await world.test.record([.comment("6", text: nil, of: open, in: world.scope)])
    let batch = try #require(try await due().first)
    #expect(batch.comments.map(\.eventID) == [first.id, byRule.id])
    #expect(batch.accountID == world.account && batch.tenantID == world.scope.tenantID)
  }

  @Test("What a late text asks for is the last action on the comment, whatever was done and taken back before")
  func lateAction() async throws {
    let event = try await add("1")
    let desk = ReviewDeskRepository(world.test.database)
    guard
      case .decided(let decision) = try await desk.decide(
        ReviewDraft(verdict: .hide, mustWait: true), about: event.id, at: world.test.clock.now, in: world.scope)
    else { throw StorageError.failed(detail: "not decided") }
    try await world.carryOut("1")
    world.test.clock.advance(by: .seconds(60))
    _ = try await desk.undo(
      decision.id, ofOthers: false, listing: nil, at: world.test.clock.now, in: world.scope)
    try await world.carryOut("1")
    try await resolve(event, "spam", .by("spam"))
    #expect(try await world.actions("1") == ["hide accepted", "unhide accepted", "hide requested"])
    try await world.carryOut("1")
    let standing = try await world.test.onWriter { db in try StandingComment(event, db).standing(db) }
    #expect(standing == .hidden)
  }

  @Test("A batch is of one video, the longest due first, and of each account there is one")
  func batches() async throws {
    let other = try await BusinessWorld("b", in: world.test)
    _ = try await add("1", video: "v2")
    world.test.clock.advance(by: .seconds(1))
    for id in 2...40 { _ = try await add("\(id)") }
    _ = await world.test.record([
      .decided("1", Self.missing, text: nil, occurredAt: world.test.clock.now, of: other.account, in: other.scope)
    ])
    #expect(try await due().map(\.videoID) == ["v2", "v1"])
    #expect(try await due(excluding: [world.account]).map(\.accountID) == [other.account])
    let first = try #require(try await due().first)
    try await queue.postpone(
      first.comments.map(\.eventID), isMissing: true, until: world.test.clock.now + .seconds(60))
    let next = try #require(try await due(excluding: [other.account]).first)
    #expect(next.videoID == "v1" && next.comments.count == 30)
    #expect(try await queue.nextDue(after: world.test.clock.now) == world.test.clock.now + .seconds(60))
    world.test.clock.advance(by: .seconds(60))
    let all = try #require(
      try await queue.due(at: world.test.clock.now, limit: 1, perBatch: 99, excluding: [other.account]).first)
    #expect(all.videoID == "v1" && all.comments.count == 39)
    try await queue.postpone(
      all.comments.map(\.eventID), isMissing: false, until: world.test.clock.now + .seconds(1))
    #expect(try await due(excluding: [other.account]).map(\.videoID) == ["v2"])
    #expect(try await due(excluding: [other.account]).first?.comments.map(\.absences) == [1])
  }

  @Test("A text is kept whole, and the decision with all that follows is the one it would have been")
  func resolved() async throws {
    let event = try await add("1")
    try await resolve(event, "free\u{0}money", .by("spam", labels: ["spam"], notifies: true, awaitsScores: ["hate"]))
    let stored = try await world.event("1")
    #expect(stored.comment.text == "free\u{0}money" && stored.decision?.labels == ["spam"])
    #expect(try await world.actions("1") == ["hide requested"])
    #expect(try await world.notices().count == 1)
    #expect(try await world.test.count("SELECT count(*) FROM pending_scores") == 1)
    #expect(try await world.test.totalsMatchEvents())
    let before = try await world.test.dump()
    try await resolve(event, "other", .by("other", .delete))
    try await queue.resolve(event.id, as: .gone, at: world.test.clock.now)
    #expect(try await world.test.dump() == before)
  }

  @Test("Where the comment is gone, what a rule decided without its text stands")
  func gone() async throws {
    let undecided = try await add("1")
    let decided = try await add("2", .by("blocked"))
    for event in [undecided, decided] { try await queue.resolve(event.id, as: .gone, at: world.test.clock.now) }
    #expect(try await world.event("1").decision?.basis == .gone)
    #expect(try await world.event("2").decision?.verdict == .hide)
    #expect(try await due().isEmpty)
  }

  @Test("What cannot be written leaves the comment waiting")
  func allOrNothing() async throws {
    let event = try await add("1")
    try await world.test.onWriter { db in
      try db.execute(
        sql: "CREATE TRIGGER refuse BEFORE INSERT ON actions BEGIN SELECT raise(ABORT, 'refused'); END")
    }
    let before = try await world.test.dump()
    await #expect(throws: StorageError.self) { try await resolve(event, "free money", .by("spam")) }
    #expect(try await world.test.dump() == before)
  }
}
