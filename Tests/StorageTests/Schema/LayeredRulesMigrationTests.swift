import GRDB
import Moderation
import Testing

@testable import Storage

/// A database of the first schema, with rows, brought to the newest.
@Suite struct LayeredRulesMigrationTests {
  private let folder: TemporaryFolder
  private let scope = TenantScope(ownWorkFor: TenantID(rawValue: 5))

  init() throws {
    folder = try TemporaryFolder()
    let queue = try DatabaseQueue(path: folder.path("gatehouse.db"))
    try queue.writeWithoutTransaction { db in
      try Migrator(Array(Migration.all.prefix(1))).migrate(db)
      try db.execute(sql: Self.rows)
    }
    try queue.close()
  }

  /// Two tenants, of which one has two versions, an account with one event, its decision, its action and its attempt.
  private static let rows = """
    INSERT INTO operators VALUES (9, 'o', 'owner', 'x', 0, 0, 0);
    INSERT INTO tenants VALUES (5, 'a', 0, 1, 2), (6, 'b', 0, 1, 2);
    INSERT INTO rule_sets VALUES
      (5, 1, '{"rules":[]}', 9, 'first', 3), (5, 2, '{"rules":[],"default":"review"}', NULL, NULL, 4),
      (6, 1, '{"rules":[]}', NULL, NULL, 5);
    INSERT INTO accounts VALUES (7, 5, 'acc', 'open', NULL, NULL, NULL, NULL, 0, 1, 2);
    INSERT INTO events VALUES (1867920384000000001, 5, 7, 1, '11', 'v', NULL, 'u', '@u', 'bad', 1000),
      (1867920384000000002, 5, 7, 1, '12', 'v', NULL, 'u', '@u', 'own', 1000);
    INSERT INTO decisions VALUES (1867920384000000001, 4, 1, 'r', 2,
      '{"matches":[{"start":0,"end":3,"term":"bad"}],"shadows":[{"rule":"s","verdict":"hide"}]}'),
      (1867920384000000002, 0, 4, NULL, 0, NULL);
    INSERT INTO actions VALUES (1867920384000000001, 5, 7, 1867920384000000001, 1, 1, 1, 1, 77, 'busy', 88);
    INSERT INTO attempts VALUES (1867920384000000001, 1, 1, 2, 'retry', 'busy');
    """

  private func open() throws -> TestDatabase { try TestDatabase(folder: folder) }

  @Test("Rule sets keep their versions, authors and notes, and the newest stays in force")
  func ruleSets() async throws {
    let test = try open()
    let rules = RuleSetRepository(test.database)
    let first = try #require(try await rules.version(1, in: .tenant(scope)))
    #expect(
      first
        == RuleSetVersion(
          owner: .tenant(scope.tenantID), version: 1, document: "{\"rules\":[]}", author: OperatorID(rawValue: 9),
          note: "first", createdAt: Timestamp(milliseconds: 3)))
    #expect(try await rules.current(in: .tenant(scope))?.version == 2)
    #expect(try await rules.save(.rules("a"), expecting: 2, in: .tenant(scope)).version == 3)
    let configuration = try await EndpointRepository(test.database)
      .endpointConfiguration(at: TestClock.start, in: TestDatabase.gateway)
    #expect(configuration.ruleRevisions.count == 2)
    #expect(try await rules.layers(for: AccountID(rawValue: 7), in: scope).map(\.version.version) == [3])
  }

  @Test("Old decisions are read as those of the tenant's rules, with what explains them")
  func decisions() async throws {
    let test = try open()
    let events = EventRepository(test.database)
    let event = try #require(try await events.event(EventID(rawValue: 1_867_920_384_000_000_001), in: scope))
    #expect(
      event.decision
        == Decision(
          verdict: .delete, basis: .rule, ruleID: "r", ruleSetVersion: 2,
          matches: [TextMatch(start: 0, end: 3, term: "bad")], shadows: [ShadowMatch(ruleID: "s", verdict: .hide)]))
    #expect(event.action?.attempts == 1 && event.action?.text == nil && event.review == nil)
    let own = try await events.event(EventID(rawValue: 1_867_920_384_000_000_002), in: scope)
    #expect(own?.decision?.versions == RuleSetVersions() && own?.decision?.ruleLayer == nil)
  }

  @Test("Work goes on: an old version is undone, an old decision is reviewed, new comments are stored")
  func goesOn() async throws {
    let test = try open()
    let job = UndoJob(
      id: .fresh(), owner: .tenant(scope.tenantID), tenantID: scope.tenantID, version: 2, received: .always,
      state: .running, createdBy: nil, createdAt: TestClock.start, updatedAt: TestClock.start)
    try await UndoRepository(test.database).create(job, in: scope)
    let candidates = try await UndoRepository(test.database).candidates(of: job, after: nil, limit: 9)
    #expect(candidates.map(\.event.comment.commentID) == ["11"] && candidates[0].standing == .hideQueued)
    #expect(
      try await ReviewDeskRepository(test.database).review(
        candidates[0].event.id, verdict: .allow, at: TestClock.start, in: scope))
    #expect(
      await test.record([.decided("13", .by("r"), dialect: .open, of: AccountID(rawValue: 7), in: scope)]) == [.stored])
    #expect(try await test.count("SELECT count(*) FROM pragma_foreign_key_check") == 0)
  }

  @Test("An author who goes leaves the versions, and a tenant that goes takes its own along")
  func deletion() async throws {
    let test = try open()
    try await test.onWriter { db in try db.execute(sql: "DELETE FROM operators") }
    #expect(try await RuleSetRepository(test.database).version(1, in: .tenant(scope))?.author == nil)
    #expect(try await TenantRepository(test.database).delete(in: scope, by: TestDatabase.gateway))
    #expect(try await test.count("SELECT count(*) FROM rule_sets") == 1)
    #expect(try await test.count("SELECT count(*) FROM rule_owners") == 1)
  }
}
