import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("Replays in storage") struct ReplayRepositoryTests {
  private let world: BusinessWorld
  private let replays: ReplayRepository

  init() async throws {
    world = try await BusinessWorld()
    replays = ReplayRepository(world.test.database)
    try await RuleSetRepository(world.test.database).save(.rules("spam"), in: .tenant(world.scope))
  }

  private func job(
    _ selection: ReplaySelection = ReplaySelection(), _ mode: ReplayJob.Mode = .compare, of compared: ReplayJob? = nil
  ) -> ReplayJob {
    var selection = selection
    selection.received.end = selection.received.end ?? world.test.clock.now + .seconds(1)
    return ReplayJob(
      id: .fresh(), tenantID: world.scope.tenantID, selection: compared?.selection ?? selection, mode: mode,
      comparedIn: compared?.id, createdBy: world.moderator, createdAt: world.test.clock.now,
      updatedAt: world.test.clock.now)
  }

  private func compare(_ selection: ReplaySelection = ReplaySelection()) async throws -> ReplayJob {
    let job = job(selection)
    try await replays.compare(job, in: world.scope)
    return job
  }

  private func act(after compared: ReplayJob) async throws -> ReplayJob {
    let job = job(ReplaySelection(), .act, of: compared)
    try await replays.act(job, in: world.scope)
    return job
  }

  /// What the rules say to every comment that the job means: `decision`.
  private func step(_ job: ReplayJob, _ decision: Decision, keys: Set<RuleSetKey> = []) async throws -> ReplayStep {
    let slice = try await replays.slice(of: job, limit: 100)
    let conclusions = slice.candidates.compactMap { candidate in
      candidate.event.decision.map {
        ReplayConclusion(
          eventID: candidate.event.id, earlier: $0, outcome: .decided(decision, expected: decision))
      }
    }
    return ReplayStep(conclusions: conclusions, rules: keys, end: slice.end, isLast: slice.isLast)
  }

  private func advance(_ job: ReplayJob, by step: ReplayStep) async throws -> ReplayJob {
    try await replays.advance(job.id, by: step, at: world.test.clock.now)
    return try #require(try await replays.job(job.id, in: world.scope))
  }

  private func finished(_ job: ReplayJob, _ decision: Decision) async throws -> ReplayJob {
    try await advance(job, by: try await step(job, decision))
  }

  private func saveRules() async throws {
    try await RuleSetRepository(world.test.database).save(.rules("other"), in: .tenant(world.scope))
  }

  @Test("come back as they were made, one at a time for each tenant")
  func roundTrip() async throws {
    let range = TimeRange(start: TestClock.start, end: TestClock.start + .seconds(9))
    let compared = try await compare(
      ReplaySelection(accountID: world.account, received: range, verdict: .hide, label: "scam", ruleID: "spam"))
    #expect(try await replays.job(compared.id, in: world.scope) == compared)
    #expect(try await replays.running() == [compared])
    await #expect(throws: StorageError.conflict(what: "replay_jobs.running")) { _ = try await compare() }
    let done = try await finished(compared, .none())
    #expect(done.state == .done)
    let acting = try await act(after: done)
    #expect(try await replays.job(acting.id, in: world.scope) == acting)
    #expect(try await replays.jobs(page: PageRequest(), in: world.scope).items.map(\.id) == [acting.id, done.id])
    let stranger = try await world.test.addTenant("b")
    #expect(try await replays.job(acting.id, in: stranger) == nil)
    #expect(try await replays.cancel(acting.id, at: world.test.clock.now, in: stranger) == false)
    await #expect(throws: StorageError.reference(what: "account")) {
      try await replays.compare(job(ReplaySelection(accountID: world.account)), in: stranger)
    }
  }

  @Test("act only on a comparison that is done, of the same selection, by the rules that are still in force")
  func acting() async throws {
    let compared = try await compare()
    await #expect(throws: StorageError.stale(current: 0)) { _ = try await act(after: compared) }
    let done = try await finished(compared, .none())
    var narrower = job(ReplaySelection(), .act, of: done)
    narrower.selection.verdict = .hide
    let other = narrower
    await #expect(throws: StorageError.stale(current: 0)) { try await replays.act(other, in: world.scope) }
    let stranger = try await world.test.addTenant("b")
    await #expect(throws: StorageError.stale(current: 0)) {
      try await replays.act(job(ReplaySelection(), .act, of: done), in: stranger)
    }
    let acted = try await finished(try await act(after: done), .none())
    await #expect(throws: StorageError.stale(current: 0)) { _ = try await act(after: acted) }
    try await saveRules()
    await #expect(throws: StorageError.stale(current: 0)) { _ = try await act(after: done) }
  }

  @Test("go through what they mean, past what they do not, in the order of recording")
  func selected() async throws {
    let other = try await world.test.addAccount("open", in: world.scope)
    for id in ["1", "2"] { _ = try await world.add(id, .by("spam", labels: ["scam"])) }
    _ = try await world.add("kept", .none())
    await world.echo(.hidden, "1")
    world.test.clock.advance(by: .seconds(10))
    _ = await world.test.record([
      .decided("theirs", .by("other", .delete), dialect: .open, of: other, in: world.scope)
    ])
    func found(_ selection: ReplaySelection) async throws -> [String] {
      try await replays.slice(of: job(selection), limit: 100).candidates.map(\.event.comment.commentID)
    }
    #expect(try await found(ReplaySelection()) == ["1", "2", "kept", "theirs"])
    #expect(try await found(ReplaySelection(accountID: other)) == ["theirs"])
    #expect(try await found(ReplaySelection(verdict: .allow)) == ["kept"])
    #expect(try await found(ReplaySelection(label: "scam")) == ["1", "2"])
    #expect(try await found(ReplaySelection(ruleID: "other")) == ["theirs"])
    let since = TimeRange(start: TestClock.start + .seconds(10))
    #expect(try await found(ReplaySelection(received: since)) == ["theirs"])
    #expect(try await found(ReplaySelection(received: TimeRange(end: TestClock.start + .seconds(10)))).count == 3)
  }

  @Test("reach over what is not meant a part at a time, and come to an end", arguments: [1, 2, 3, 100])
  func reach(reach: Int) async throws {
    for id in 0..<7 { _ = try await world.add("\(id)", id % 3 == 0 ? .by("spam") : .none()) }
    var job = job(ReplaySelection(verdict: .hide))
    var found: [String] = []
    var isLast = false
    for _ in 0..<20 where !isLast {
      let slice = try await world.test.database.read { [job] db in
        try ReplayQueries.slice(of: job, limit: 2, reach: reach, db)
      }
      found += slice.candidates.map(\.event.comment.commentID)
      job.cursor = slice.end ?? job.cursor
      isLast = slice.isLast
    }
    #expect(isLast && found == ["0", "3", "6"])
  }

  @Test("that compare count what would change, name examples, and change nothing else")
  func comparing() async throws {
    for id in ["1", "2"] { _ = try await world.add(id, .by("spam", labels: ["scam"])) }
    _ = try await world.add("kept", .none())
    let job = try await compare()
    func tables() async throws -> [String] {
      try await world.test.dump().filter { !$0.hasPrefix("replay_jobs") && !$0.hasPrefix("audit") }
    }
    let before = try await tables()
    let done = try await finished(job, .none())
    #expect(try await tables() == before)
    #expect(done.difference.compared == 3 && done.difference.released == 2 && done.difference.unchanged == 1)
    #expect(done.difference.labels.map(\.lost) == [2] && done.counts.replaced == 0)
    let rule = try #require(done.difference.rules.first)
    #expect(rule.rule == "spam" && rule.examples.map(\.text) == ["hello", "hello"])
    // The texts are the events' alone: what is erased there is gone here.
    #expect(try await world.test.count("SELECT count(*) FROM replay_jobs WHERE difference LIKE '%hello%'") == 0)
    let listed = try #require(try await replays.jobs(page: PageRequest(), in: world.scope).items.first)
    #expect(listed.difference.rules.flatMap(\.examples).allSatisfy { $0.text == nil })
    let finish = try #require(try await world.audit().first)
    #expect(finish.action == "replay.finished" && finish.new?.contains(#""released":2"#) == true)
  }

  @Test("that act replace decisions with their counts, show what was hidden, and tell nobody")
  func replacing() async throws {
    for id in ["queued", "sent", "gone"] { _ = try await world.add(id, .by("spam")) }
    for id in ["sent", "gone"] { try await world.carryOut(id) }
    await world.echo(.deleted, "gone")
    let pool = ReplyPool(variants: ["a", "b", "c"], perVideo: 9, within: 1000)
    var decision = Decision.by("fine", .allow, labels: ["new"], notifies: true, reply: pool)
    decision.replies = []
    let compared = try await finished(try await compare(), decision)
    let acted = try await finished(try await act(after: compared), decision)
    #expect(acted.difference == compared.difference)
    #expect(acted.counts.replaced == 3 && acted.counts.shown == 2 && acted.counts.deleted == 1)
    #expect(try await world.actions("queued") == ["hide withdrawn"])
    #expect(try await world.actions("sent") == ["hide accepted", "unhide requested"])
    #expect(try await world.actions("gone") == ["hide confirmed"])
    #expect(try await world.event("sent").decision == decision)
    #expect(try await world.notices().isEmpty)
    let days = try await RuleStatisticsRepository(world.test.database)
      .days(ofRule: nil, during: .always, in: world.scope)
    #expect(days.map { "\($0.ruleID) \($0.hits) \($0.acted)" } == ["fine 3 0", "spam 0 0"])
    #expect(try await world.test.totalsMatchEvents())
    let waiting = try await world.allActions().filter { $0.state == .requested }
    #expect(waiting.allSatisfy { $0.urgency == .background })
  }

  @Test("leave what somebody or something else decided meanwhile")
  func overtaken() async throws {
    let reviewed = try await world.add("reviewed", .by("spam"))
    _ = try await world.add("same", .by("spam"))
    let compared = try await finished(try await compare(), .none())
    let job = try await act(after: compared)
    let step = try await step(job, .none())
    let reviews = ReviewDeskRepository(world.test.database)
    _ = try await reviews.review(reviewed.id, verdict: .hide, at: world.test.clock.now, in: world.scope)
    let done = try await advance(job, by: step)
    #expect(done.counts.overtaken == 1 && done.counts.replaced == 1)
    #expect(try await world.event("reviewed").decision?.ruleID == "spam")
    #expect(try await world.actions("reviewed") == ["hide requested"])
  }

  @Test("count towards a cap, and past it ask for review; shares are asked of live comments alone")
  func fuses() async throws {
    for id in 0..<5 { _ = try await world.add("\(id)", .none()) }
    let fuse = RuleFuse(
      actionsPerDay: 3, share: RuleFuse.ShareBand(from: nil, to: 0.1, after: 1))
    let decision = Decision.by("spam", fuse: fuse)
    let compared = try await finished(try await compare(), decision)
    #expect(compared.difference.newlyHidden == 5)
    let acted = try await finished(try await act(after: compared), decision)
    #expect(acted.difference.newlyHidden == 3 && acted.difference.changed == 2 && acted.counts.hidden == 3)
    let demotions = try await RuleStatisticsRepository(world.test.database).demotions(in: world.scope)
    #expect(demotions.map(\.reason) == ["it would have acted on more than 3 comments on 2026-11-24"])
  }

  @Test("end as outdated when the rules change, with nothing done of the slice")
  func outdated() async throws {
    _ = try await world.add("1", .by("spam"))
    let compared = try await finished(try await compare(), .none())
    let job = try await act(after: compared)
    let step = try await step(job, .none())
    try await saveRules()
    let ended = try await advance(job, by: step)
    #expect(ended.state == .outdated && ended.counts.examined == 0)
    #expect(try await world.actions("1") == ["hide requested"])
    #expect(try await replays.running().isEmpty)
  }

  @Test("refuse a slice that was concluded by rules which are not those stored")
  func lagging() async throws {
    _ = try await world.add("1", .by("spam"))
    let job = try await compare()
    func key(_ revision: Int64) -> RuleSetKey {
      RuleSetKey(for: nil, of: world.scope.tenantID, revisions: [.tenant(world.scope.tenantID): revision])
    }
    let before = try await world.test.dump()
    await #expect(throws: StorageError.conflict(what: "replay_jobs.rules")) {
      try await replays.advance(
        job.id, by: try await step(job, .none(), keys: [key(2)]), at: world.test.clock.now)
    }
    #expect(try await world.test.dump() == before)
    #expect(try await advance(job, by: try await step(job, .none(), keys: [key(1)])).state == .done)
  }

  @Test("are cancelled once and do nothing more")
  func cancelled() async throws {
    _ = try await world.add("1", .by("spam"))
    let job = try await compare()
    let step = try await step(job, .none())
    #expect(try await replays.cancel(job.id, at: world.test.clock.now, in: world.scope))
    #expect(try await replays.cancel(job.id, at: world.test.clock.now, in: world.scope) == false)
    let ended = try await advance(job, by: step)
    #expect(ended.state == .cancelled && ended.counts.examined == 0)
    #expect(try await world.audit().map(\.action).prefix(2) == ["replay.cancelled", "replay.created"])
  }

  @Test("wake the worker", .timeLimit(.minutes(5)))
  func woken() async throws {
    let waiting = Task { await replays.waitForWork() }
    _ = try await compare()
    await waiting.value
  }
}
