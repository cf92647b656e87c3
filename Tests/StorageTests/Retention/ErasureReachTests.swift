import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("An erasure reaches") struct ErasureReachTests {
  private let world: BusinessWorld
  private let needle = "zebrafish"
  private var database: GatehouseDatabase { world.test.database }
  private var desk: ReviewDeskRepository { ReviewDeskRepository(database) }

  init() async throws {
    world = try await BusinessWorld()
    try await RuleSetRepository(world.test.database).save(.rules("r"), in: .tenant(world.scope))
  }

  private func entry(
    _ id: String, _ decision: Decision, author: String? = nil, text: String?,
    from origin: JournalEntry.Origin = .delivery
  ) -> JournalEntry {
    let comment = CommentEvent(
      kind: .created, commentID: id, videoID: "v1", authorID: "u-\(author ?? needle)",
      username: "@\(author ?? needle)", text: text, occurredAt: world.test.clock.now)
    return JournalEntry(
      tenantID: world.scope.tenantID, accountID: world.account,
      content: .comment(comment, decision: decision, action: PlannedAction(for: decision.verdict, in: .business)),
      receivedAt: world.test.clock.now, origin: origin)
  }

  private func decide(_ comment: String, author: ReviewDecision.AuthorScope? = nil, listing term: String) async throws
    -> ReviewDecision
  {
    let draft = ReviewDraft(
      verdict: .hide, author: author,
      listing: ReviewListing(entry: .init(list: "blocked", term: term, isNew: false), change: nil, expected: 1),
      mustWait: false)
    let outcome = try await desk.decide(
      draft, about: try await world.event(comment).id, at: world.test.clock.now, in: world.scope)
    guard case .decided(let decision) = outcome else { throw StorageError.failed(detail: "\(outcome)") }
    return decision
  }

  private func erase() async throws {
    let subject = try #require(ErasureSubject(authorID: "u-\(needle)", username: needle))
    let erasure = Erasure(
      id: .fresh(), tenantID: world.scope.tenantID, accountID: nil,
      subjectDigest: AuditEntry.sha256Hex(subject.text), requestedBy: nil, createdAt: world.test.clock.now)
    try await ErasureRepository(database).create(erasure, of: subject, in: world.scope)
    try await world.test.runRetention()
  }

  @Test("every table that holds a user's id, name or words, and no other user's")
  func everyTable() async throws {
    try await TermListRepository(database).put("blocked", ["x"], in: .tenant(world.scope))
    let explained = Decision(
      verdict: .review, basis: .rule, ruleID: "r", ruleSetVersion: 1,
      matches: [TextMatch(start: 0, end: 9, term: needle)])
    let missing = Decision(verdict: .review, basis: .textMissing, ruleSetVersion: 1)
    let reply = ReplyPool(variants: ["hello {username} there"], perVideo: 99, within: 1000)
    let outcomes = await world.test.record([
      entry("explained", explained, text: "the \(needle) says"),
      entry("textless", missing, text: nil),
      entry("found", .by("r", .hold), text: "\(needle) again", from: .sweep),
      entry("replied", .by("faq", .allow, reply: reply), text: "what is a \(needle)?"),
      entry("failed", .by("faq", .allow, reply: reply), text: "\(needle)?"),
      entry("scored", .by("r", .allow, awaitsScores: ["hate"]), text: needle),
      entry("other", .by("r", .review), author: "other", text: "of somebody else"),
      .parked(Array(#"{"username":"\#(needle)"}"#.utf8), of: world.account, in: world.scope),
    ])
    #expect(outcomes.allSatisfy { $0 == .stored })
    try await world.carryOut("failed", .failed(error: "TikTok: no reply to @\(needle)", because: .permanent))
    let working = try await decide("explained", author: .tenant, listing: "u-\(needle)")
    _ = try await decide("other", listing: needle.uppercased())
    func holding() async throws -> Set<String> { try await world.test.tables(holding: needle) }
    let holders: Set = [
      "events", "decisions", "actions", "attempts", "notices", "parked", "review_decisions",
    ]
    #expect(try await holding() == holders)
    let others = try await world.test.dump().filter { $0.contains("u-other") }
    let textless = try await world.event("textless")

    try await erase()
    #expect(try await holding() == [])
    #expect(try await world.test.dump().filter { $0.contains("u-other") } == others)

    // A text that was on its way comes too late, and none is fetched any more.
    let texts = MissingTextRepository(database)
    var comment = textless.comment
    comment.text = needle
    try await texts.resolve(textless.id, as: .decided(comment, .none(), action: nil), at: world.test.clock.now)
    let later = world.test.clock.now + .seconds(86_400)
    #expect(try await texts.due(at: later, limit: 9, perBatch: 9, excluding: []).isEmpty)
    // The decision about the author finds nobody any more, and ends.
    try await ReviewJobRepository(database).advance(working.id, limit: 9, at: world.test.clock.now)
    #expect(try await desk.decision(working.id, in: world.scope)?.state == .done)
    // A reply without its words is not sent.
    let failed = try #require(try await world.allActions().first { $0.commentID == "failed" })
    #expect(failed.state == .withdrawn)
    #expect(try await holding() == [])
  }

  @Test("a reply that is on its way: it is not sent a second time")
  func replyOnItsWay() async throws {
    let reply = ReplyPool(variants: ["hello {username} there"], perVideo: 99, within: 1000)
    _ = await world.test.record([entry("1", .by("faq", .allow, reply: reply), text: "x")])
    let action = try #require(try await world.allActions().first)
    let outbox = OutboxRepository(database)
    #expect(try await outbox.beginReply(action.id, at: world.test.clock.now))
    try await erase()
    try await outbox.record(
      .retry(at: world.test.clock.now, error: "busy"), of: action.id, began: world.test.clock.now,
      ended: world.test.clock.now)
    #expect(try await world.actions("1") == ["reply withdrawn"])
    #expect(try await world.test.count("SELECT count(*) FROM actions WHERE reply_text IS NOT NULL") == 0)
  }

  @Test("replays and back-tests, which pass over an erased comment, even one that was read before")
  func replays() async throws {
    _ = await world.test.record([entry("1", .by("r", .hide), text: needle)])
    let replays = ReplayRepository(database)
    func begin(_ mode: ReplayJob.Mode, after compared: ReplayJob? = nil) async throws -> ReplayJob {
      let now = world.test.clock.now
      let job = ReplayJob(
        id: .fresh(), tenantID: world.scope.tenantID,
        selection: compared?.selection ?? ReplaySelection(received: TimeRange(end: now + .seconds(1))), mode: mode,
        comparedIn: compared?.id, createdBy: world.moderator, createdAt: now, updatedAt: now)
      switch mode {
      case .compare: try await replays.compare(job, in: world.scope)
      case .act: try await replays.act(job, in: world.scope)
      }
      return job
    }
    func step(_ job: ReplayJob) async throws -> ReplayStep {
      let slice = try await replays.slice(of: job, limit: 9)
      let conclusions = slice.candidates.compactMap { candidate in
        candidate.event.decision.map {
          ReplayConclusion(
            eventID: candidate.event.id, earlier: $0,
            outcome: .decided(.by("new", .delete), expected: .by("new", .delete)))
        }
      }
      return ReplayStep(conclusions: conclusions, rules: [], end: slice.end, isLast: slice.isLast)
    }
    let compared = try await begin(.compare)
    try await replays.advance(compared.id, by: try await step(compared), at: world.test.clock.now)
    let shown = try #require(try await replays.job(compared.id, in: world.scope))
    #expect(shown.difference.rules.flatMap(\.examples).contains { $0.text == needle })

    let acting = try await begin(.act, after: compared)
    let read = try await step(acting)
    #expect(read.conclusions.count == 1)
    try await erase()
    try await replays.advance(acting.id, by: read, at: world.test.clock.now)
    #expect(try await world.event("1").decision?.ruleID == "r")
    let later = try #require(try await replays.job(compared.id, in: world.scope))
    #expect(later.difference.rules.flatMap(\.examples).allSatisfy { $0.text == nil })
    #expect(try await replays.slice(of: compared, limit: 9).candidates.isEmpty)
    let archive = CommentArchiveRepository(database)
    #expect(try await archive.commentCount(CommentSelection(), in: world.scope) == 0)
  }
}
