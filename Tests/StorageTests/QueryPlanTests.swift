import GRDB
import Moderation
import Testing

@testable import Storage

/// Asks SQLite how it runs the very statements the module sends, so that no listing ever walks through all events.
@Suite struct QueryPlanTests {
  /// The statements that `work` sends, on the writer and on the reader that sequential reads share.
  func statements(_ test: TestDatabase, _ work: () async throws -> Void) async throws -> [String] {
    let recorder = StatementRecorder()
    try await test.onWriter { db in db.trace { recorder.add($0) } }
    try await test.database.pool.read { db in db.trace { recorder.add($0) } }
    try await work()
    try await test.onWriter { db in db.trace(nil) }
    try await test.database.pool.read { db in db.trace(nil) }
    return recorder.all
  }

  func plan(of sql: String, _ test: TestDatabase) async throws -> [String] {
    try await test.onWriter { db in
      let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
      // The plan does not depend on what is bound.
      statement.setUncheckedArguments([])
      return try Row.fetchAll(statement).map { $0["detail"] }
    }
  }

  /// What to do, a part of the statement meant, and the indices its plan must name.
  struct Expectation: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var marker: String
    var indices: [String]
    var work: @Sendable (World) async throws -> Void
  }

  static let expectations: [Expectation] = [
    Expectation(testDescription: "listing events", marker: "FROM events", indices: ["events_by_tenant"]) {
      _ = try await EventRepository($0.test.database)
        .events(matching: EventFilter(), page: PageRequest(before: 5), in: $0.scope)
    },
    Expectation(
      testDescription: "events of an account in a time range", marker: "FROM events", indices: ["events_by_tenant"]
    ) {
      let filter = EventFilter(
        accountID: $0.account.id, received: TimeRange(start: TestClock.start, end: TestClock.start))
      _ = try await EventRepository($0.test.database).events(matching: filter, page: PageRequest(), in: $0.scope)
    },
    Expectation(testDescription: "one event", marker: "FROM events", indices: ["PRIMARY KEY"]) {
      _ = try await EventRepository($0.test.database).event($0.event.id, in: $0.scope)
    },
    Expectation(
      testDescription: "looking for an idempotency key", marker: "SELECT * FROM idempotency_keys",
      indices: ["idempotency_keys_by_caller"]
    ) {
      _ = try await IdempotencyRepository($0.test.database).begin(
        $0.request, forgettingBefore: TestClock.start, limit: 9)
    },
    Expectation(
      testDescription: "forgetting idempotency keys", marker: "DELETE FROM idempotency_keys",
      indices: ["idempotency_keys_by_time"]
    ) {
      _ = try await IdempotencyRepository($0.test.database).begin(
        $0.request, forgettingBefore: TestClock.start, limit: 9)
    },
    Expectation(
      testDescription: "what a request changed", marker: "FROM audit_entries", indices: ["audit_entries_of_request"]
    ) { _ = try await IdempotencyRepository($0.test.database).changes(madeBy: $0.request) },
    Expectation(testDescription: "listing actions", marker: "FROM actions", indices: ["actions_by_tenant"]) {
      _ = try await EventRepository($0.test.database)
        .actions(matching: ActionFilter(accountID: $0.account.id, state: .requested), page: PageRequest(), in: $0.scope)
    },
    Expectation(testDescription: "storing and dedupe", marker: "INSERT INTO events", indices: []) {
      _ = await $0.test.record([.comment("9", of: $0.account.id, in: $0.scope)])
    },
    Expectation(
      testDescription: "confirming", marker: "UPDATE actions", indices: ["actions_by_event", "events_once"]
    ) {
      _ = await $0.test.record([.comment("1", kind: .deleted, of: $0.account.id, in: $0.scope)])
    },
    Expectation(
      testDescription: "what was asked for on a comment that is told of again",
      marker: "OR EXISTS (SELECT 1 FROM reviews", indices: ["events_once", "actions_by_event"]
    ) {
      _ = await $0.test.record([.doomed("9", of: $0.account.id, in: $0.scope)])
    },
    Expectation(testDescription: "due actions", marker: "id FROM actions INDEXED", indices: ["actions_due_by_account"])
    {
      _ = try await OutboxRepository($0.test.database).due(
        at: TestClock.start, limit: 5, perAccount: 5, excluding: [], turns: OutboxTurns())
    },
    Expectation(testDescription: "oldest due", marker: "FROM actions", indices: ["actions_due_by_account"]) {
      _ = try await OutboxRepository($0.test.database).oldestDueAge(at: TestClock.start)
    },
    Expectation(
      testDescription: "what shows comments again", marker: "INDEXED BY unhides", indices: ["unhides_due_by_account"]
    ) {
      let turns = OutboxTurns(unreadAccounts: [.init($0.account.id, .prompt): []])
      _ = try await OutboxRepository($0.test.database).due(
        at: TestClock.start, limit: 5, perAccount: 5, excluding: [], turns: turns)
    },
    Expectation(testDescription: "what was looked at", marker: "AS ids", indices: ["PRIMARY KEY"]) {
      let turns = OutboxTurns(unreadAccounts: [.init($0.account.id, .prompt): [ActionID(rawValue: 1)]])
      _ = try await OutboxRepository($0.test.database).due(
        at: TestClock.start, limit: 5, perAccount: 5, excluding: [], turns: turns)
    },
    Expectation(testDescription: "what else waits on a video", marker: "AS line", indices: ["actions_due_by_account"]) {
      _ = try await OutboxRepository($0.test.database).comments(
        of: "v", in: .init($0.account.id, .prompt), dueAt: TestClock.start, limit: 5, excluding: [])
    },
    Expectation(testDescription: "accounts to look at", marker: "WITH RECURSIVE lines", indices: ["actions_to_check"]) {
      let queue = ConfirmationRepository($0.test.database)
      _ = try await queue.due(at: TestClock.start + .seconds(3600), limit: 5, size: 5, excluding: [])
      _ = try await queue.nextDue(after: TestClock.start)
    },
    Expectation(
      testDescription: "what to look at", marker: "FROM actions CROSS JOIN events", indices: ["actions_to_check"]
    ) {
      _ = try await ConfirmationRepository($0.test.database)
        .due(at: TestClock.start + .seconds(3600), limit: 5, size: 5, excluding: [])
    },
    Expectation(
      testDescription: "what followed on a comment", marker: "(turn, id) >",
      indices: ["actions_by_event", "events_once"]
    ) { try await $0.findDone() },
    Expectation(
      testDescription: "times to hidden", marker: "FROM time_to_hidden_hours", indices: ["PRIMARY KEY"]
    ) {
      _ = try await ReportRepository($0.test.database).timeToHidden(received: .always, account: nil, in: $0.scope)
    },
    Expectation(
      testDescription: "times to hidden of part of an hour", marker: "FROM actions", indices: ["PRIMARY KEY"]
    ) {
      let range = TimeRange(start: TestClock.start, end: TestClock.start + .seconds(60))
      _ = try await ReportRepository($0.test.database).timeToHidden(received: range, account: nil, in: $0.scope)
    },
    Expectation(testDescription: "due alerts", marker: "FROM alert_deliveries", indices: ["alert_deliveries_due"]) {
      _ = try await AlertQueueRepository($0.test.database).due(at: TestClock.start, limit: 5, excluding: [])
    },
    Expectation(testDescription: "next alert", marker: "FROM alert_deliveries", indices: ["alert_deliveries_due"]) {
      _ = try await AlertQueueRepository($0.test.database).nextDue(after: TestClock.start)
    },
    Expectation(testDescription: "raising", marker: "FROM alerts", indices: ["alerts_by_subject"]) {
      try await AlertRepository($0.test.database).raise(
        Alert(
          tenantID: $0.scope.tenantID, kind: .ruleMatched, subject: "x", message: "x", raisedAt: TestClock.start))
    },
    Expectation(testDescription: "listing alerts", marker: "FROM alerts", indices: ["alerts_by_tenant"]) {
      _ = try await AlertRepository($0.test.database).alerts(
        kind: nil, tenants: false, page: PageRequest(), in: .tenant($0.scope))
    },
    Expectation(testDescription: "new notices", marker: "FROM notices", indices: ["PRIMARY KEY"]) {
      _ = try await AlertQueueRepository($0.test.database).raiseNotices(limit: 5, at: TestClock.start)
    },
    Expectation(testDescription: "report edges", marker: "FROM events", indices: ["events_by_tenant"]) {
      let range = TimeRange(start: TestClock.start + .seconds(1), end: TestClock.start + .seconds(9))
      _ = try await ReportRepository($0.test.database).totals(received: range, account: nil, in: $0.scope)
    },
    Expectation(testDescription: "report rollups", marker: "FROM hourly_totals", indices: ["PRIMARY KEY"]) {
      _ = try await ReportRepository($0.test.database).totals(received: .always, account: nil, in: $0.scope)
    },
    Expectation(testDescription: "events with a label", marker: "FROM event_labels", indices: ["PRIMARY KEY"]) {
      _ = try await EventRepository($0.test.database)
        .events(matching: EventFilter(label: "scam"), page: PageRequest(before: 5), in: $0.scope)
    },
    Expectation(testDescription: "comments in bulk", marker: "FROM events", indices: ["events_by_tenant"]) {
      let selection = CommentSelection(account: $0.account.id, newest: 5, oneIn: 2)
      try await CommentArchiveRepository($0.test.database).forEachComment(selection, in: $0.scope) { _ in true }
    },
    Expectation(
      testDescription: "undo candidates", marker: "AND actions.carried_out_as IN", indices: ["events_by_tenant"]
    ) {
      _ = try await UndoRepository($0.test.database).candidates(of: $0.undoJob, after: nil, limit: 5)
    },
    Expectation(testDescription: "actions on a comment", marker: "FROM actions", indices: ["actions_by_event"]) {
      _ = try await UndoRepository($0.test.database).candidates(of: $0.undoJob, after: nil, limit: 5)
    },
    Expectation(testDescription: "dead letters", marker: "FROM actions", indices: ["actions_given_up"]) {
      let filter = DeadLetterFilter(accountID: $0.account.id, kind: .hide, failure: .unreachable)
      _ = try await DeadLetterRepository($0.test.database)
        .deadLetters(matching: filter, page: PageRequest(before: 5), in: $0.scope)
    },
    Expectation(testDescription: "dead letters counted", marker: "FROM actions", indices: ["actions_given_up"]) {
      _ = try await DeadLetterRepository($0.test.database).summary(of: DeadLetterFilter(), in: $0.scope)
    },
    Expectation(
      testDescription: "how far a retry looks", marker: "OFFSET", indices: ["actions_given_up"]
    ) {
      try await RetryRepository($0.test.database).advance($0.retryJob.id, limit: 5, at: TestClock.start)
    },
    Expectation(testDescription: "retries in bulk", marker: "SELECT id FROM actions", indices: ["actions_given_up"]) {
      try await RetryRepository($0.test.database).advance($0.retryJob.id, limit: 5, at: TestClock.start)
    },
    Expectation(
      testDescription: "parked deliveries to retry", marker: "FROM parked WHERE parked", indices: ["parked_by_tenant"]
    ) {
      let parked = ParkedDeliveryRepository($0.test.database)
      _ = try await parked.newest(in: .tenant($0.scope))
      _ = try await parked.deliveries(after: 1, upTo: 9, limit: 5, in: .tenant($0.scope))
    },
    Expectation(
      testDescription: "giving comments back to the queue", marker: "UPDATE review_queue SET bulk_id = NULL",
      indices: ["review_queue_in_bulk"]
    ) { world in
      try await world.test.database.write { db in _ = try BulkSelection.release(5, of: .fresh(), db) }
    },
    Expectation(
      testDescription: "how far a replay looks", marker: "OFFSET", indices: ["COVERING INDEX events_by_tenant"]
    ) {
      _ = try await ReplayRepository($0.test.database).slice(of: $0.replayJob, limit: 5)
    },
    Expectation(testDescription: "replayed comments", marker: "AS awaits_scores", indices: ["events_by_tenant"]) {
      var job = $0.replayJob
      job.selection.label = "scam"
      _ = try await ReplayRepository($0.test.database).slice(of: job, limit: 5)
    },
    Expectation(
      testDescription: "withdrawing what was given up", marker: "AND actions.sending_at IS NULL AND carried_out_as",
      indices: ["actions_by_event"]
    ) {
      _ = try await ReviewDeskRepository($0.test.database)
        .review($0.event.id, verdict: .allow, at: TestClock.start, in: $0.scope)
    },
    Expectation(testDescription: "due scores", marker: "FROM pending_scores", indices: ["pending_scores_due"]) {
      _ = try await ScoreQueueRepository($0.test.database).due(at: TestClock.start, limit: 5)
    },
    Expectation(testDescription: "resolving a score", marker: "hourly_totals", indices: []) {
      let queue = ScoreQueueRepository($0.test.database)
      for pending in try await queue.due(at: TestClock.start, limit: 5) {
        try await queue.resolve(pending.event.id, with: .none(), action: nil, at: TestClock.start)
      }
    },
    Expectation(testDescription: "withdrawing", marker: "UPDATE actions", indices: ["actions_by_event"]) {
      _ = try await ReviewDeskRepository($0.test.database)
        .review($0.event.id, verdict: .allow, at: TestClock.start, in: $0.scope)
    },
    Expectation(testDescription: "rule days", marker: "FROM rule_days", indices: ["PRIMARY KEY"]) {
      _ = try await RuleStatisticsRepository($0.test.database)
        .days(ofRule: nil, during: TimeRange(start: TestClock.start), in: $0.scope)
    },
    Expectation(testDescription: "notices", marker: "FROM notices", indices: ["notices_by_tenant"]) {
      _ = try await NoticeRepository($0.test.database).notices(kind: .fuse, page: PageRequest(before: 5), in: $0.scope)
    },
    Expectation(testDescription: "audit", marker: "FROM audit_entries", indices: ["audit_entries_by_tenant"]) {
      _ = try await AuditRepository($0.test.database).entries(
        matching: AuditFilter(written: TimeRange(start: TestClock.start)), page: PageRequest(before: 5),
        in: .tenant($0.scope))
    },
    Expectation(
      testDescription: "audit of an action", marker: "FROM audit_entries", indices: ["audit_entries_by_tenant_action"]
    ) {
      _ = try await AuditRepository($0.test.database).entries(
        matching: AuditFilter(action: .listSaved), page: PageRequest(), in: .tenant($0.scope))
    },
    Expectation(
      testDescription: "audit of an action anywhere", marker: "FROM audit_entries", indices: ["audit_entries_by_action"]
    ) { world in
      try await world.audit(AuditFilter(action: .listSaved))
    },
    Expectation(
      testDescription: "audit of an operator", marker: "FROM audit_entries", indices: ["audit_entries_by_operator"]
    ) { world in
      try await world.audit(AuditFilter(operatorID: world.manager.id))
    },
    Expectation(
      testDescription: "audit of a subject", marker: "FROM audit_entries", indices: ["audit_entries_by_subject"]
    ) { world in
      try await world.audit(AuditFilter(subject: "list spam"))
    },
    Expectation(testDescription: "an audit export", marker: "FROM audit_entries", indices: ["PRIMARY KEY"]) {
      _ = try await AuditRepository($0.test.database).entries(
        matching: AuditFilter(), after: .fresh(), limit: 9, in: .gateway(TestDatabase.gateway))
    },
    Expectation(testDescription: "the newest audit entry", marker: "hash FROM audit_entries", indices: []) {
      try await TermListRepository($0.test.database).put("spam", ["newest"], in: .tenant($0.scope))
    },
    Expectation(testDescription: "replies", marker: "FROM replies", indices: ["replies"]) {
      let decision = Decision.by(
        "hello", .allow, reply: ReplyPool(variants: ["a", "b", "c"], perVideo: 9, within: 1000))
      _ = await $0.test.record([.decided("9", decision, of: $0.account.id, in: $0.scope)])
    },
    Expectation(testDescription: "fuses", marker: "FROM rule_fuses", indices: ["rule_fuses"]) {
      let decision = Decision.by("new", fuse: RuleFuse(actionsPerDay: 9))
      _ = await $0.test.record([.decided("9", decision, of: $0.account.id, in: $0.scope)])
    },
    Expectation(testDescription: "layers", marker: "rule_owners", indices: ["rule_owners_once"]) {
      _ = try await RuleSetRepository($0.test.database).layers(for: $0.account.id, in: $0.scope)
    },
    Expectation(testDescription: "a changed list", marker: "UPDATE rule_owners", indices: ["rule_list_uses_by_list"]) {
      try await TermListRepository($0.test.database).put("spam", ["new"], in: .tenant($0.scope))
    },
    Expectation(
      testDescription: "tokens due", marker: "FROM account_tokens", indices: ["account_tokens_by_renewal"]
    ) {
      _ = try await TokenRenewalRepository($0.test.database).dueRenewals(at: TestClock.start, limit: 5)
    },
    Expectation(
      testDescription: "the next token due", marker: "FROM account_tokens", indices: ["account_tokens_by_renewal"]
    ) {
      _ = try await TokenRenewalRepository($0.test.database).nextRenewal(after: TestClock.start)
    },
    Expectation(testDescription: "untold lapses", marker: "disconnected_reason FROM", indices: ["accounts_lapsed"]) {
      _ = try await AuthorisationWatchRepository($0.test.database)
        .untoldTroubles(at: TestClock.start, failingWithin: .seconds(1), limit: 5)
    },
    Expectation(testDescription: "failing renewals", marker: "renew_error", indices: ["account_tokens_failing"]) {
      _ = try await AuthorisationWatchRepository($0.test.database)
        .untoldTroubles(at: TestClock.start, failingWithin: .seconds(1), limit: 5)
    },
    Expectation(testDescription: "ending authorisations", marker: "ending_told_at", indices: ["account_tokens_ending"])
    {
      _ = try await AuthorisationWatchRepository($0.test.database)
        .untoldTroubles(at: TestClock.start, failingWithin: .seconds(1), limit: 5)
    },
    Expectation(testDescription: "a token", marker: "FROM tokens", indices: ["sqlite_autoindex_tokens"]) {
      _ = try await TokenRepository($0.test.database).token(digest: [1])
    },
    Expectation(testDescription: "somebody's tokens", marker: "FROM tokens", indices: ["tokens_by_operator"]) {
      _ = try await TokenRepository($0.test.database)
        .tokens(page: PageRequest(before: 5), in: OperatorScope(ownOf: Principal($0.manager)))
    },
    Expectation(testDescription: "a session", marker: "FROM sessions", indices: ["sqlite_autoindex_sessions"]) {
      _ = try await SessionRepository($0.test.database)
        .session(tokenDigest: [1], activeAt: TestClock.start, idleLimit: .seconds(1))
    },
    Expectation(testDescription: "somebody's sessions", marker: "FROM sessions", indices: ["sessions_by_operator"]) {
      _ = try await SessionRepository($0.test.database)
        .sessions(
          activeAt: TestClock.start, idleLimit: .seconds(1), in: OperatorScope(ownOf: Principal($0.manager)))
    },
    Expectation(testDescription: "events in passing", marker: "AS recent", indices: ["PRIMARY KEY"]) {
      _ = try await SweepRepository($0.test.database)
        .noteActivity(since: TestClock.start, limit: 9, sweepingWithin: .seconds(9), at: TestClock.start)
    },
    Expectation(testDescription: "known comments", marker: "SELECT comment_id FROM events", indices: ["events_once"]) {
      _ = try await SweepRepository($0.test.database).known(["1", "2"], of: $0.account.id)
    },
    Expectation(testDescription: "earlier comments", marker: "events.author_id =", indices: ["events_by_tenant"]) {
      let store = OwnCommentRepository($0.test.database)
      _ = try await store.learn(author: "u1", of: $0.account.id, in: $0.scope)
      try await store.correctEarlier(at: TestClock.start)
    },
    Expectation(testDescription: "the review queue", marker: "FROM review_queue", indices: ["review_queue_by_tenant"]) {
      _ = try await ReviewQueueRepository($0.test.database)
        .items(matching: ReviewQueueFilter(label: "scam"), page: PageRequest(), at: TestClock.start, in: $0.scope)
    },
    Expectation(testDescription: "joining the queue", marker: "INTO review_queue", indices: ["events_once"]) {
      _ = await $0.test.record([.decided("9", .by("r", .hold), of: $0.account.id, in: $0.scope)])
    },
    Expectation(testDescription: "leaving the queue", marker: "DELETE FROM review_queue", indices: ["events_once"]) {
      _ = await $0.test.record([.comment("waiting", kind: .deleted, of: $0.account.id, in: $0.scope)])
    },
    Expectation(
      testDescription: "an author's history", marker: "events.author_id = ?", indices: ["events_by_tenant"]
    ) {
      _ = try await ReviewQueueRepository($0.test.database).history(ofAuthorOf: $0.event, in: $0.scope)
    },
    Expectation(
      testDescription: "reviewers' decisions", marker: "FROM review_decisions", indices: ["review_decisions_by_tenant"]
    ) {
      _ = try await ReviewDeskRepository($0.test.database).decisions(page: PageRequest(), in: $0.scope)
    },
    Expectation(
      testDescription: "reviewers' days", marker: "FROM review_decisions", indices: ["reviewed_comments_by_decision"]
    ) {
      _ = try await ReviewFiguresRepository($0.test.database).days(during: .always, in: $0.scope)
    },
    Expectation(
      testDescription: "decisions at work", marker: "FROM review_decisions", indices: ["review_decisions_at_work"]
    ) { _ = try await ReviewJobRepository($0.test.database).running() },
    Expectation(
      testDescription: "a deleted account's events", marker: "FROM events WHERE tenant_id",
      indices: ["events_by_tenant"]
    ) {
      _ = try await AccountRepository($0.test.database).delete($0.account.id, in: $0.scope)
      try await $0.carryOut(.deletedAccount($0.account.id, of: $0.scope.tenantID))
    },
    Expectation(testDescription: "comments too old", marker: "AND occurred_at <", indices: ["events_by_tenant"]) {
      let late = TestClock.start + .seconds(1000)
      try await $0.carryOut(.comments(of: $0.scope.tenantID, before: late, waitingBefore: late))
    },
    Expectation(testDescription: "deleting an event", marker: "DELETE FROM events", indices: ["PRIMARY KEY"]) {
      let late = TestClock.start + .seconds(1000)
      try await $0.test.settleActions()
      try await $0.carryOut(.comments(of: $0.scope.tenantID, before: late, waitingBefore: late))
    },
    Expectation(testDescription: "an erased user's events", marker: "lower(username)", indices: ["events_by_tenant"]) {
      try await $0.eraseAuthor("u1")
    },
    Expectation(
      testDescription: "an erased comment", marker: "SELECT id FROM events WHERE comment_id", indices: ["events_once"]
    ) { try await $0.eraseAuthor("u1") },
  ]

  @Test("Statements about events and actions use their indices", arguments: expectations + lookUps)
  func plans(expectation: Expectation) async throws {
    let test = try TestDatabase()
    let world = try await World("a", in: test)
    let sent = try await statements(test) { try await expectation.work(world) }
    let meant = sent.filter { $0.contains(expectation.marker) }
    #expect(!meant.isEmpty, "\(sent)")
    for sql in meant {
      let plan = try await plan(of: sql, test)
      // A rowid is never walked through either: SCAN is what SQLite says of both.
      // What is no table may be walked through: the accounts with waiting actions and their lines, whose lists are made
      // by searches, the beginning of one line, the events since last time, a list that was handed in, and rows of
      // constants.
      let lists = ["SCAN leaps", "SCAN line", "SCAN recent", "SCAN json_each", "SCAN ids", "SCAN urgencies"]
      let scans = plan.filter { line in
        line.hasPrefix("SCAN") && !lists.contains { line.hasPrefix($0) } && !line.contains("CONSTANT ROW")
      }
      #expect(scans.isEmpty, "\(plan) of \(sql)")
      #expect(!plan.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(plan) of \(sql)")
      for index in expectation.indices {
        #expect(plan.contains { $0.contains(index) }, "\(plan) of \(sql)")
      }
    }
  }

  @Test("A batch of comments that nothing held for sends two statements a comment and five for all of them")
  func statementsPerComment() async throws {
    let world = try await BusinessWorld()
    func entries(_ ids: Range<Int>) -> [JournalEntry] {
      ids.map { .decided("\($0)", .none(), of: world.account, in: world.scope) }
    }
    let traced = try await statements(world.test) { _ = await world.test.record(entries(0..<20)) }
    let sent = traced.drop { !$0.hasPrefix("BEGIN IMMEDIATE") }.prefix { !$0.hasPrefix("COMMIT") }
    #expect(sent.count { $0.hasPrefix("INSERT INTO events") } == 20)
    #expect(sent.count { $0.hasPrefix("INSERT INTO decisions") } == 20)
    let others = sent.filter { !$0.hasPrefix("INSERT INTO events") && !$0.hasPrefix("INSERT INTO decisions") }
    // Whether comments were ever found is asked once for each account, not once a batch.
    let expected = [
      "BEGIN", "SELECT author_id FROM accounts", "SELECT 1 FROM found_comments", "INSERT INTO hourly_totals",
      "INSERT INTO rule_set_days",
    ]
    #expect(others.count == expected.count, "\(others)")
    for (sql, prefix) in zip(others, expected) { #expect(sql.hasPrefix(prefix)) }
  }

  @Test("Deleting a tenant or an account finds every dependent row by an index")
  func foreignKeys() async throws {
    let test = try TestDatabase()
    let keys = try await test.database.pool.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT m.name AS child, k."from" AS key FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) k
          WHERE m.type = 'table'
          """
      ).map { [$0["child"] as String, $0["key"]] }
    }
    #expect(keys.count > 10)
    for key in keys {
      let plan = try await plan(of: "SELECT 1 FROM \(key[0]) WHERE \(key[1]) = 1", test)
      #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(key): \(plan)")
    }
  }
}

extension World {
  /// A look at the comment that waits for one.
  fileprivate func findDone() async throws {
    let queue = ConfirmationRepository(test.database)
    let later = TestClock.start + .seconds(3600)
    for batch in try await queue.due(at: later, limit: 5, size: 5, excluding: []) {
      let findings = batch.items.map { ($0.actionID, ConfirmationFinding.done) }
      _ = try await queue.record(Dictionary(uniqueKeysWithValues: findings), of: batch, at: later)
    }
  }

  fileprivate func carryOut(_ task: RetentionTask) async throws {
    _ = try await RetentionWorkRepository(test.database)
      .carryOut(task, under: RetentionPolicy(), within: .seconds(1))
  }

  fileprivate func eraseAuthor(_ id: String) async throws {
    guard let subject = ErasureSubject(authorID: id, username: nil) else { return }
    let erasure = Erasure(
      id: .fresh(), tenantID: scope.tenantID, accountID: nil, subjectDigest: String(repeating: "0", count: 64),
      requestedBy: nil, createdAt: TestClock.start)
    try await ErasureRepository(test.database).create(erasure, of: subject, in: scope)
    try await carryOut(.erasure(erasure.id))
  }

  fileprivate func audit(_ filter: AuditFilter) async throws {
    _ = try await AuditRepository(test.database).entries(
      matching: filter, page: PageRequest(), in: .gateway(TestDatabase.gateway))
  }
}

extension World {
  fileprivate var request: IdempotentRequest {
    IdempotentRequest(
      id: .fresh(), key: .init(operatorID: manager.id, tokenID: nil, text: "k"),
      fingerprint: SealedSecret(bytes: [1]), requestID: "r", startedAt: TestClock.start)
  }
}
