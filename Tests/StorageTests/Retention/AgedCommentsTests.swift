import GRDB
import Moderation
import Testing

@testable import Storage

@Suite("Comments that are too old") struct AgedCommentsTests {
  private let test: TestDatabase
  private let scope: TenantScope
  private let account: AccountID
  private let policy = RetentionPolicy(commentDays: 90)

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("a")
    account = try await test.addAccount(in: scope)
  }

  @Test("go a millisecond after their last day, and not before", arguments: [(0, 1), (1, 0)])
  func boundary(_ late: Int64, _ left: Int) async throws {
    _ = await test.record([.comment("1", of: account, in: scope)])
    let end = TestClock.start + .seconds(90 * 86_400)
    try await test.runRetention(policy, at: Timestamp(milliseconds: end.milliseconds + late))
    #expect(try await test.count("SELECT count(*) FROM events") == left)
    #expect(try await test.count("SELECT count(*) FROM decisions") == left)
  }

  @Test("are not missing afterwards, also where longer times are set")
  func noted() async throws {
    let sweeps = SweepRepository(test.database)
    let other = try await test.addTenant("b")
    _ = await test.record([.comment("1", of: account, in: scope)])
    let week = TestClock.start + .seconds(8 * 86_400)
    try await test.runRetention(policy, at: week)
    #expect(try await sweeps.commentsDeletedBefore(of: scope.tenantID) == nil)
    try await test.runRetention(RetentionPolicy(commentDays: 7), at: week)
    let horizon = week - .seconds(7 * 86_400)
    #expect(try await sweeps.commentsDeletedBefore(of: scope.tenantID) == horizon)
    #expect(try await sweeps.commentsDeletedBefore(of: other.tenantID) == nil)
    _ = await test.record([.comment("2", occurredAt: TestClock.start, of: account, in: scope)])
    try await test.runRetention(RetentionPolicy(commentDays: 8), at: week + .milliseconds(1))
    #expect(try await sweeps.commentsDeletedBefore(of: scope.tenantID) == horizon)
  }

  @Test("leave what was counted")
  func rollups() async throws {
    _ = await test.record([.doomed("1", of: account, in: scope), .comment("2", of: account, in: scope)])
    try await test.settleActions()
    let before = try await test.rollups()
    try await test.runRetention(policy, at: TestClock.start + .seconds(91 * 86_400))
    #expect(try await test.count("SELECT count(*) FROM events") == 0)
    #expect(try await test.count("SELECT count(*) FROM actions") == 0)
    #expect(try await test.rollups() == before && !before.isEmpty)
  }

  @Test("go by their own tenant's days, whoever else has others")
  func ownDays() async throws {
    let other = try await test.addTenant("b")
    let otherAccount = try await test.addAccount(in: other)
    _ = await test.record([.comment("1", of: account, in: scope), .comment("2", of: otherAccount, in: other)])
    let policies = RetentionRepository(test.database)
    #expect(try await policies.setCommentDays(7, at: test.clock.now, in: scope))
    let week = TestClock.start + .seconds(7 * 86_400)
    try await test.runRetention(policy, at: week)
    #expect(try await test.commentIDs(of: scope) == ["1"])
    try await test.runRetention(policy, at: week + .milliseconds(1))
    #expect(try await test.commentIDs(of: scope) == [])
    #expect(try await test.commentIDs(of: other) == ["2"])
    #expect(try await policies.setCommentDays(400, at: test.clock.now, in: other))
    try await test.runRetention(policy, at: TestClock.start + .seconds(399 * 86_400))
    #expect(try await test.commentIDs(of: other) == ["2"])
    #expect(try await policies.setCommentDays(nil, at: test.clock.now, in: other))
    try await test.runRetention(policy, at: TestClock.start + .seconds(399 * 86_400))
    #expect(try await test.commentIDs(of: other) == [])
  }

  @Test("stay while an action is yet to be carried out")
  func underWay() async throws {
    _ = await test.record([.doomed("1", of: account, in: scope), .comment("2", of: account, in: scope)])
    let late = TestClock.start + .seconds(1000 * 86_400)
    try await test.runRetention(policy, at: late)
    #expect(try await test.commentIDs(of: scope) == ["1"])
    try await test.settleActions()
    try await test.runRetention(policy, at: late)
    #expect(try await test.commentIDs(of: scope) == [])
  }

  @Test("stay for thirty days where they wait for a person, however short comments are kept")
  func waiting() async throws {
    _ = await test.record([
      .comment("open", verdict: .review, of: account, in: scope),
      .comment("seen", verdict: .review, of: account, in: scope),
      .comment("plain", of: account, in: scope),
    ])
    let events = try await EventRepository(test.database)
      .events(matching: EventFilter(commentID: "seen"), page: PageRequest(), in: scope).items
    _ = try await ReviewDeskRepository(test.database)
      .review(try #require(events.first).id, verdict: .allow, at: test.clock.now, in: scope)
    let short = RetentionPolicy(commentDays: 7)
    try await test.runRetention(short, at: TestClock.start + .seconds(30 * 86_400))
    #expect(try await test.commentIDs(of: scope) == ["open"])
    try await test.runRetention(short, at: TestClock.start + .seconds(30 * 86_400) + .milliseconds(1))
    #expect(try await test.commentIDs(of: scope) == [])
  }

  @Test("are not those that were recorded while the clock was behind")
  func clockBehind() async throws {
    test.clock.set(TestClock.start - .seconds(200 * 86_400))
    _ = await test.record([.comment("1", occurredAt: TestClock.start, of: account, in: scope)])
    try await test.runRetention(policy, at: TestClock.start)
    #expect(try await test.commentIDs(of: scope) == ["1"])
  }

  @Test("go on from the slice that is on disk after a crash, in slices as short as can be")
  func slices() async throws {
    _ = await test.record((1...40).map { .comment("\($0)", of: account, in: scope) })
    let late = TestClock.start + .seconds(91 * 86_400)
    try await test.runRetention(policy, at: late, within: .zero, atMost: 15)
    #expect(try await test.count("SELECT count(*) FROM events") == 25)
    await test.database.close()
    let again = try TestDatabase(folder: test.folder, clock: test.clock)
    #expect(try await again.runRetention(policy, at: late, within: .zero).rows == 25)
    #expect(try await again.count("SELECT count(*) FROM events") == 0)
    #expect(try await again.count("SELECT count(*) FROM decisions") == 0)
  }

  @Test("are not delivered again as new within the seven days that a delivery may be repeated")
  func repetition() async throws {
    _ = await test.record([.comment("1", of: account, in: scope)])
    #expect(RetentionPolicy.allowedCommentDays.lowerBound == 7)
    try await test.runRetention(
      RetentionPolicy(commentDays: RetentionPolicy.allowedCommentDays.lowerBound),
      at: TestClock.start + .seconds(7 * 86_400))
    #expect(await test.record([.comment("1", of: account, in: scope)]) == [.duplicate])
    await #expect(throws: (any Error).self) {
      try await test.onWriter { [scope] db in
        try db.execute(
          sql: "INSERT INTO retention_policies (tenant_id, comment_days, updated_at) VALUES (?, 6, 0)",
          arguments: [scope.tenantID.rawValue])
      }
    }
  }
}

extension TestDatabase {
  /// As if TikTok had told of each that it was done.
  func settleActions() async throws {
    try await onWriter { db in
      try db.execute(sql: "UPDATE actions SET state = \(Action.State.confirmed.rawValue)")
    }
  }

  func rollups() async throws -> [String] {
    try await dump().filter { row in
      ["hourly_totals ", "rule_days ", "rule_set_days "].contains { row.hasPrefix($0) }
    }
  }
}
