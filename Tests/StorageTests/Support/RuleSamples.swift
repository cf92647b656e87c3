import GRDB
import Moderation

@testable import Storage

extension RuleSetDocument {
  /// A document of these rules, as JSON without the brackets.
  static func sample(_ rules: String = "", disabling: [String] = []) throws -> RuleSetDocument {
    let disabled =
      disabling.isEmpty ? "" : "\"disable\":[" + disabling.map { "\"\($0)\"" }.joined(separator: ",") + "],"
    return try RuleSetDocument(json: "{\(disabled)\"rules\":[\(rules)]}".utf8)
  }

  /// One rule for each of these ids.
  static func rules(_ ids: String..., mode: String = "live") throws -> RuleSetDocument {
    try sample(
      ids.map { "{\"id\":\"\($0)\",\"mode\":\"\(mode)\",\"verdict\":\"hide\",\"when\":{\"words\":[\"x\"]}}" }
        .joined(separator: ","))
  }

  /// One rule whose terms are those of these lists.
  static func naming(_ lists: String...) throws -> RuleSetDocument {
    let names = lists.map { "\"\($0)\"" }.joined(separator: ",")
    return try sample(
      "{\"id\":\"listed\",\"mode\":\"live\",\"verdict\":\"hide\",\"when\":{\"words\":{\"lists\":[\(names)]}}}"
    )
  }
}

extension RuleSetRepository {
  @discardableResult
  func save(
    _ document: RuleSetDocument, author: OperatorID? = nil, note: String? = nil, restores: Int64? = nil,
    at moment: Timestamp = TestClock.start, expecting expected: Int64? = nil, in scope: RuleSetScope
  ) async throws -> RuleSetVersion {
    try await save(
      RuleSetDraft(document: document, author: author, note: note, restores: restores), at: moment,
      expecting: expected, in: scope)
  }
}

extension TermListRepository {
  @discardableResult
  func put(
    _ name: String, _ terms: [String], title: String? = nil, author: OperatorID? = nil,
    at moment: Timestamp = TestClock.start, expecting expected: Int64? = nil, in scope: TermListScope
  ) async throws -> TermList {
    try await put(
      TermListDraft(name: name, title: title, terms: terms, author: author), at: moment, expecting: expected,
      in: scope)
  }
}

extension Decision {
  /// A live rule of the tenant's that decided alone.
  static func by(
    _ rule: String, _ verdict: Verdict = .hide, layer: RuleLayer = .tenant, fuse: RuleFuse? = nil,
    versions: RuleSetVersions = RuleSetVersions(tenant: 1), labels: [String] = [], notifies: Bool = false,
    reply: ReplyPool? = nil, awaitsScores: [String] = []
  ) -> Decision {
    Decision(
      verdict: verdict, basis: .rule, ruleID: rule, ruleLayer: layer, versions: versions,
      fired: [FiredRule(ruleID: rule, layer: layer, verdict: verdict, fuse: fuse)], labels: labels,
      notifies: notifies ? [rule] : [], replies: reply.map { [PlannedReply(ruleID: rule, pool: $0)] } ?? [],
      fuse: fuse, awaitsScores: awaitsScores)
  }

  /// No rule held.
  static func none(_ versions: RuleSetVersions = RuleSetVersions(tenant: 1)) -> Decision {
    Decision(verdict: .allow, basis: .byDefault, versions: versions)
  }
}

extension JournalEntry {
  /// A comment with its decision, and what that asks of an account of `dialect`.
  static func decided(
    _ id: String, _ decision: Decision, dialect: Dialect = .business, video: String = "v1",
    username: String? = nil, text: String? = "hello", occurredAt: Timestamp = TestClock.start, of account: AccountID,
    in scope: TenantScope
  ) -> JournalEntry {
    let comment = CommentEvent(
      kind: .created, commentID: id, videoID: video, authorID: "u1", username: username, text: text,
      occurredAt: occurredAt)
    return JournalEntry(
      tenantID: scope.tenantID, accountID: account,
      content: .comment(
        comment, decision: decision, action: PlannedAction(for: decision.verdict, in: dialect)),
      receivedAt: occurredAt)
  }
}

/// A tenant with an account of the business dialect, where comments can be hidden, shown again and replied to.
struct BusinessWorld: Sendable {
  let test: TestDatabase
  let scope: TenantScope
  let account: AccountID
  let moderator: OperatorID
  private let latestAtStart: AuditEntryID?

  init(_ name: String = "a", in test: TestDatabase? = nil) async throws {
    let test = try test ?? TestDatabase()
    self.test = test
    let scope = try await test.addTenant(name)
    let app = App.sample("key of \(name)", tenant: scope.tenantID)
    try await AppRepository(test.database).create(app, in: scope)
    let sample = Account.sample("Acme", in: scope, dialect: .business, openID: "o", appID: app.id)
    try await AccountRepository(test.database).create(sample, tokens: nil, webhookSecret: nil, in: scope)
    account = sample.id
    let person = Operator.sample("moderator of \(name)", role: .moderator, grants: [scope.tenantID])
    try await OperatorRepository(test.database).create(person, passwordHash: "x", in: TestDatabase.gateway)
    moderator = person.id
    self.scope = try .of(scope.tenantID, for: person)
    latestAtStart = try await AuditRepository(test.database)
      .entries(matching: AuditFilter(), page: PageRequest(limit: 1), in: .gateway(TestDatabase.gateway)).items.first?.id
  }

  /// Records the comment and answers its event.
  func add(_ comment: String, _ decision: Decision, video: String = "v1", username: String? = nil) async throws
    -> StoredEvent
  {
    let entry = JournalEntry.decided(
      comment, decision, video: video, username: username, occurredAt: test.clock.now, of: account, in: scope)
    guard await test.record([entry]) == [.stored] else { throw StorageError.failed(detail: "\(comment) not stored") }
    return try await event(comment)
  }

  /// What TikTok tells of the comment, over whose clock ours has a lead.
  func echo(_ kind: CommentEvent.Kind, _ comment: String, at moment: Timestamp? = nil, lead: Duration = .zero) async {
    let now = test.clock.now
    var entry = JournalEntry.comment(comment, kind: kind, occurredAt: moment ?? now - lead, of: account, in: scope)
    (entry.receivedAt, entry.signedAt) = (now, now - lead)
    _ = await test.record([entry])
  }

  func event(_ comment: String) async throws -> StoredEvent {
    let filter = EventFilter(kind: .created, commentID: comment)
    let found = try await EventRepository(test.database).events(matching: filter, page: PageRequest(), in: scope)
    guard let event = found.items.first else { throw StorageError.failed(detail: "no event of \(comment)") }
    return event
  }

  /// The comment's actions in the order in which they were asked for, as `hide requested`.
  func actions(_ comment: String) async throws -> [String] {
    try await inOrder(comment).map { "\($0.carriedOutAs.name) \($0.state.name)" }
  }

  private func inOrder(_ comment: String) async throws -> [Action] {
    let turns = try await test.database.pool.read { db in
      Dictionary(
        uniqueKeysWithValues: try Row.fetchAll(db, sql: "SELECT id, turn FROM actions").map {
          ($0["id"] as Int64, $0["turn"] as Int64)
        })
    }
    func place(_ action: Action) -> (Int64, Int64) { (turns[action.id.rawValue] ?? 0, action.id.rawValue) }
    return try await allActions().filter { $0.commentID == comment }.sorted { place($0) < place($1) }
  }

  func allActions() async throws -> [Action] {
    try await EventRepository(test.database)
      .actions(matching: ActionFilter(), page: PageRequest(limit: 1000), in: scope).items.reversed()
  }

  /// The newest action of the comment gets this outcome.
  func carryOut(_ comment: String, _ outcome: AttemptOutcome = .accepted) async throws {
    guard let action = try await inOrder(comment).last else { return }
    try await OutboxRepository(test.database).record(
      outcome, of: action.id, began: test.clock.now, ended: test.clock.now)
  }

  /// What was written since the world was made, newest first.
  func audit() async throws -> [AuditEntry] {
    let entries = try await AuditRepository(test.database).entries(
      matching: AuditFilter(), page: PageRequest(limit: 1000), in: .tenant(scope))
    return entries.items.filter { entry in latestAtStart.map { $0 < entry.id } ?? true }
  }

  func notices(_ kind: Notice.Kind? = nil) async throws -> [Notice] {
    try await NoticeRepository(test.database).notices(kind: kind, page: PageRequest(limit: 1000), in: scope).items
  }
}
