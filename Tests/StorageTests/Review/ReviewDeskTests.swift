import Moderation
import Testing

@testable import Storage

@Suite("A reviewer's decision") struct ReviewDeskTests {
  private let world: ReviewWorld

  init() async throws { world = try await ReviewWorld() }

  private func overturned() async throws -> Int64 {
    try await RuleStatisticsRepository(world.test.database)
      .days(ofRule: "r", during: .always, in: world.first).reduce(0) { $0 + $1.overturned }
  }

  @Test("is carried out, kept, and takes the comment off the queue")
  func decides() async throws {
    try await world.add(["1"], .hold)
    try await world.business.carryOut("1")
    let decision = try await world.decided("1", .allow)
    #expect(try await world.business.actions("1") == ["hide accepted", "unhide requested"])
    #expect(try await world.waiting() == [])
    let event = try await world.business.event("1")
    #expect(event.review?.verdict == .allow && event.review?.reviewer == world.business.moderator)
    #expect(decision.state == .done && decision.comments == 1 && decision.eventID == event.id)
    #expect(try await world.desk.decisions(page: PageRequest(), in: world.first).items == [decision])
    #expect(try await world.business.audit().map(\.action) == ["comment.reviewed"])
    #expect(try await world.decide("1", .hide) == .notWaiting)
    // Without having to wait, a mind can be changed.
    #expect(try await world.decide("1", .hide, mustWait: false) != .notWaiting)
    #expect(try await world.business.event("1").review?.verdict == .hide)
  }

  @Test("is for whoever has the comment, or for anybody where nobody has it")
  func leases() async throws {
    try await world.add(["1", "2"])
    _ = try await world.queue.claim(1, matching: ReviewQueueFilter(), at: world.now, in: world.second)
    let holder = try #require(world.second.actor.operatorID)
    let lease = ReviewLease(holder: holder, until: world.now + ReviewLease.duration)
    let before = try await world.test.dump()
    #expect(try await world.decide("1", .allow) == .leased(lease))
    #expect(try await world.decide("1", .allow, mustWait: false) == .leased(lease))
    #expect(try await world.test.dump() == before)
    _ = try await world.decided("2", .allow)
    _ = try await world.decided("1", .allow, by: world.second)
    try await world.add(["3"])
    _ = try await world.claim(by: world.second)
    world.test.clock.advance(by: ReviewLease.duration)
    _ = try await world.decided("3", .allow)
  }

  struct Step: Sendable, CustomTestStringConvertible {
    var decided: Verdict
    /// What became of the decision's own action before the review.
    var before: AttemptOutcome?
    var reviewed: Verdict
    /// What became of the review's action before it was taken back.
    var after: AttemptOutcome?
    var actions: [String]

    var testDescription: String { "\(decided.name) to \(reviewed.name), \(after == nil ? "not sent" : "sent")" }
  }

  static let steps: [Step] = [
    Step(decided: .review, reviewed: .hide, actions: ["hide withdrawn"]),
    Step(decided: .review, reviewed: .hide, after: .accepted, actions: ["hide accepted", "unhide requested"]),
    Step(decided: .review, reviewed: .allow, actions: []),
    Step(
      decided: .hold, before: .accepted, reviewed: .allow, actions: ["hide accepted", "unhide withdrawn"]),
    Step(
      decided: .hold, before: .accepted, reviewed: .allow, after: .accepted,
      actions: ["hide accepted", "unhide accepted", "hide requested"]),
    Step(decided: .hold, before: .accepted, reviewed: .hide, actions: ["hide accepted"]),
    Step(decided: .hold, reviewed: .allow, actions: ["hide withdrawn", "hide requested"]),
  ]

  @Test(
    "can be taken back with all that it did, and the comment waits as it did, also where the clock was set back before",
    arguments: steps, [Duration.zero, .seconds(180), .seconds(3 * 86_400)])
  func undone(step: Step, setBack: Duration) async throws {
    try await world.add(["1"], step.decided)
    if let outcome = step.before { try await world.business.carryOut("1", outcome) }
    world.test.clock.advance(by: .seconds(60) - setBack)
    let decision = try await world.decided("1", step.reviewed)
    if let outcome = step.after { try await world.business.carryOut("1", outcome) }
    world.test.clock.advance(by: ReviewDecision.undoWindow)
    let outcome = try await world.undo(decision)
    guard case .undone(let undone) = outcome else { throw StorageError.failed(detail: "\(outcome)") }
    #expect(undone.state == .undone && undone.reversed == 1 && undone.undoneBy == world.business.moderator)
    #expect(try await world.business.actions("1") == step.actions)
    #expect(try await overturned() == 0)
    #expect(try await world.business.event("1").review == nil)
    let item = try #require(
      try await world.queue.item(try await world.business.event("1").id, at: world.now, in: world.first))
    #expect(item.queuedAt == TestClock.start && item.lease == nil)
    #expect(try await world.undo(decision) == .alreadyUndone)
  }

  @Test(
    "is the last word whichever of two was made by a clock that was ahead, and its undoing goes back to the other's")
  func acrossSetBack() async throws {
    try await world.add(["1"], .hold)
    try await world.business.carryOut("1")
    let hidden = ["hide accepted", "unhide accepted", "hide accepted", "unhide requested"]
    _ = try await world.decided("1", .allow)
    try await world.business.carryOut("1")
    world.test.clock.advance(by: .seconds(-180))
    guard case .decided(let second) = try await world.decide("1", .hide, mustWait: false, by: world.second) else {
      throw StorageError.failed(detail: "not decided")
    }
    #expect(try await world.business.actions("1") == ["hide accepted", "unhide accepted", "hide requested"])
    try await world.business.carryOut("1")
    guard case .undone = try await world.undo(second, by: world.second) else {
      throw StorageError.failed(detail: "not undone")
    }
    #expect(try await world.business.actions("1") == hidden)
    let review = try #require(try await world.business.event("1").review)
    #expect(review.verdict == .allow && review.reviewer == world.business.moderator)
  }

  @Test("is taken back once, however many want it at the same time")
  func once() async throws {
    try await world.add(["1"])
    let decision = try await world.decided("1", .hide)
    let outcomes = try await withThrowingTaskGroup(of: ReviewUndoOutcome.self) { group in
      for _ in 0..<10 { group.addTask { try await world.undo(decision) } }
      return try await group.reduce(into: [ReviewUndoOutcome]()) { $0.append($1) }
    }
    #expect(outcomes.count { $0 == .alreadyUndone } == 9)
    #expect(try await world.business.audit().count { $0.action == "review.undone" } == 1)
    #expect(try await world.business.actions("1") == ["hide withdrawn"])
  }

  @Test("is not taken back by others, too late, or where something came after it")
  func refused() async throws {
    try await world.add(["1", "2", "3", "4"])
    let first = try await world.decided("1", .hide)
    #expect(try await world.undo(first, by: world.second) == .notTheirs)
    let deleted = try await world.decided("2", .delete)
    try await world.business.carryOut("2")
    await world.business.echo(.deleted, "2")
    #expect(try await world.undo(deleted) == .commentDeleted)
    let since = try await world.decided("3", .hide)
    #expect(try await world.decide("3", .allow, mustWait: false, by: world.second) != .notWaiting)
    #expect(try await world.undo(since) == .decidedSince)
    let late = try await world.decided("4", .hide)
    world.test.clock.advance(by: ReviewDecision.undoWindow + .milliseconds(1))
    let before = try await world.test.dump()
    #expect(try await world.undo(late) == .tooLate)
    #expect(try await world.test.dump() == before)
    #expect(try await world.business.event("1").review?.verdict == .hide)
  }

  @Test("by somebody else can be taken back by a manager, and goes back to the review before it")
  func manager() async throws {
    try await world.add(["1"], .hide)
    #expect(try await world.decide("1", .allow, mustWait: false) != .notModerated)
    #expect(try await world.decide("1", .delete, mustWait: false, by: world.second) != .notModerated)
    let last = try #require(try await world.desk.decisions(page: PageRequest(), in: world.first).items.first)
    #expect(try await world.undo(last, ofOthers: true, by: world.manager) != .notTheirs)
    let review = try #require(try await world.business.event("1").review)
    #expect(review.verdict == .allow && review.reviewer == world.business.moderator)
    #expect(try await world.business.actions("1") == ["hide withdrawn", "hide withdrawn"])
    #expect(try await world.waiting() == [])
  }

  @Test("that adds to a list is all or nothing, and taking it back takes the entry out")
  func listing() async throws {
    try await world.add(["1", "2"])
    let lists = TermListRepository(world.test.database)
    let list = try await lists.put("blocked", ["a"], in: .tenant(world.first))
    func listing(_ terms: [String], isNew: Bool, expecting expected: Int64) -> ReviewListing {
      ReviewListing(
        entry: .init(list: "blocked", term: "u1", isNew: isNew),
        change: TermListDraft(name: "blocked", title: nil, terms: terms, author: world.business.moderator),
        expected: expected)
    }
    let before = try await world.test.dump()
    await #expect(throws: StorageError.stale(current: list.version)) {
      _ = try await world.decide("1", .hide, listing: listing(["a", "u1"], isNew: true, expecting: 7))
    }
    #expect(try await world.test.dump() == before)
    let decision = try await world.decided(
      "1", .hide, listing: listing(["a", "u1"], isNew: true, expecting: list.version))
    let content = try await lists.terms(ofListNamed: "blocked", version: nil, in: .tenant(world.first))
    #expect(content?.terms == ["a", "u1"] && content?.version == list.version + 1)
    #expect(try await world.business.audit().map(\.action) == ["comment.reviewed", "list.saved", "list.saved"])
    _ = try await world.undo(decision, listing: listing(["a"], isNew: true, expecting: list.version + 1))
    #expect(
      try await lists.terms(ofListNamed: "blocked", version: nil, in: .tenant(world.first))?.terms == ["a"])
  }

  @Test(
    "can hide everything of the author that is seen or waits, on the account or on all",
    arguments: ReviewDecision.AuthorScope.allCases)
  func author(scope: ReviewDecision.AuthorScope) async throws {
    let app = App.sample("other key", tenant: world.first.tenantID)
    try await AppRepository(world.test.database).create(app, in: world.first)
    let other = Account.sample("other", in: world.first, dialect: .business, openID: "p", appID: app.id)
    try await AccountRepository(world.test.database).create(other, tokens: nil, webhookSecret: nil, in: world.first)
    try await world.add((0..<7).map { "seen \($0)" }, .allow)
    try await world.add(["hidden"], .hide)
    try await world.add(["taken", "held", "elsewhere"], .hold)
    try await world.add(["other account"], .allow, to: other.id)
    try await world.add(["other author"], .allow, author: "u2")
    try await world.add(["nobody"], .allow, author: nil)
    try await world.add(["gone"], .allow)
    await world.business.echo(.deleted, "gone")
    try await world.add(["decided"])
    let taken = try await world.claim(1, by: world.second)
    #expect(taken == ["taken"])
    let decision = try await world.decided("decided", .hide, author: scope)
    #expect(decision.state == .running)
    try await world.add(["later"], .allow)
    let done = try await world.finish(decision, limit: 3)
    let onOther = scope == .tenant
    #expect(done.comments == (onOther ? 11 : 10))
    for index in 0..<7 { #expect(try await world.lastAction("seen \(index)") == "hide requested") }
    #expect(try await world.lastAction("other account") == (onOther ? "hide requested" : nil))
    for comment in ["other author", "nobody", "later", "gone"] { #expect(try await world.lastAction(comment) == nil) }
    #expect(try await world.waiting() == ["taken"])
    guard case .undone = try await world.undo(decision) else { throw StorageError.failed(detail: "not undone") }
    let undone = try await world.finish(decision)
    #expect(undone.reversed == undone.comments)
    for index in 0..<7 { #expect(try await world.lastAction("seen \(index)") == "hide withdrawn") }
    #expect(try await world.waiting() == ["taken", "held", "elsewhere", "decided"])
  }

  @Test("about an author whom TikTok does not name is refused")
  func unknownAuthor() async throws {
    try await world.add(["1"], author: nil)
    #expect(try await world.decide("1", .hide, author: .tenant) == .authorUnknown)
    #expect(try await world.waiting() == ["1"])
  }
}
