import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct JournalTests {
  private let test: TestDatabase
  private let scope: TenantScope
  private let account: AccountID

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("a")
    account = try await test.addAccount(in: scope)
  }

  private func events() async throws -> [StoredEvent] {
    try await EventRepository(test.database).events(matching: EventFilter(), page: PageRequest(), in: scope).items
  }

  @Test("A delivery comes back as it was given, with its decision and its action")
  func roundTrip() async throws {
    let comment = CommentEvent(
      kind: .created, commentID: "9223372036854775808", videoID: "7", parentCommentID: "5", authorID: "u",
      username: "@\u{1F980}", text: "nul \u{0} quote \" line\n \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} end",
      occurredAt: TestClock.start - .seconds(9))
    let decision = Decision(
      verdict: .delete, basis: .rule, ruleID: "r\"1", ruleLayer: .account,
      versions: RuleSetVersions(gateway: 2, tenant: 4, account: 7),
      matches: [
        TextMatch(start: 0, end: 3, term: "nul \u{0} \"\\ \u{1F980}", rule: "r\"1", how: [.letterCase, .leet])
      ],
      fired: [
        FiredRule(ruleID: "r\"1", layer: .account, verdict: .delete),
        FiredRule(ruleID: "labels", layer: .gateway, verdict: nil),
      ],
      shadows: [
        ShadowMatch(ruleID: "s\n1", verdict: .hold, layer: .gateway), ShadowMatch(ruleID: "s2", verdict: nil),
      ], labels: ["caf\u{E9}", "scam"], notifies: ["labels"])
    let entry = JournalEntry(
      tenantID: scope.tenantID, accountID: account,
      content: .comment(comment, decision: decision, action: PlannedAction(requested: .delete, carriedOutAs: .hide)),
      receivedAt: test.clock.now)
    #expect(await test.record([entry]) == [.stored])
    let event = try #require(try await events().first)
    #expect(event.comment == comment)
    #expect(event.decision == decision)
    #expect(event.receivedAt == test.clock.now)
    #expect(event.tenantID == scope.tenantID && event.accountID == account)
    let action = try #require(event.action)
    #expect(
      action
        == Action(
          id: ActionID(rawValue: event.id.rawValue), tenantID: scope.tenantID, accountID: account, eventID: event.id,
          commentID: comment.commentID, videoID: "7", requested: .delete, carriedOutAs: .hide, state: .requested,
          attempts: 0, nextAttemptAt: test.clock.now, lastError: nil, createdAt: test.clock.now,
          updatedAt: test.clock.now))
  }

  @Test(
    "Texts that are empty, missing or hold NUL bytes are told apart and kept whole",
    arguments: [nil, "", "\u{0}", "a\u{0}b", "\u{0}\u{0}end", "\u{FEFF}x", "e\u{301}"] as [String?])
  func texts(text: String?) async throws {
    #expect(await test.record([.comment("1", text: text, of: account, in: scope)]) == [.stored])
    let kept = try #require(try await events().first).comment.text
    #expect(kept.map { Array($0.utf8) } == text.map { Array($0.utf8) })
  }

  @Test("A repeated delivery is a duplicate and changes nothing, later or in the same batch")
  func duplicates() async throws {
    let entry = JournalEntry.doomed("1", of: account, in: scope)
    #expect(await test.record([entry, entry]) == [.stored, .duplicate])
    let before = try await test.dump()
    test.clock.advance(by: .seconds(7200))
    // Even when the decision would be another one by now.
    #expect(await test.record([entry, .comment("1", of: account, in: scope)]) == [.duplicate, .duplicate])
    #expect(try await test.dump() == before)
  }

  @Test("Another account, comment, kind or time makes another event")
  func noDuplicates() async throws {
    let other = try await test.addAccount("other", in: scope)
    let outcomes = await test.record([
      .comment("1", of: account, in: scope),
      .comment("1", of: other, in: scope),
      .comment("2", of: account, in: scope),
      .comment("1", kind: .hidden, of: account, in: scope),
      .comment("1", occurredAt: TestClock.start + .milliseconds(1), of: account, in: scope),
    ])
    #expect(outcomes == Array(repeating: .stored, count: 5))
    #expect(try await test.totalsMatchEvents())
  }

  @Test("A repeated echo does not touch the action again")
  func repeatedEcho() async throws {
    _ = await test.record([.doomed("1", of: account, in: scope)])
    let echo = JournalEntry.comment("1", kind: .deleted, of: account, in: scope)
    #expect(await test.record([echo]) == [.stored])
    let before = try await test.dump()
    test.clock.advance(by: .seconds(5))
    #expect(await test.record([echo]) == [.duplicate])
    #expect(try await test.dump() == before)
  }

  @Test("Withdrawn authorisation disconnects the account once")
  func authorizationRemoved() async throws {
    let removed = JournalEntry.authorizationRemoved(of: account, in: scope)
    #expect(await test.record([removed, removed]) == [.stored, .duplicate])
    let since = test.clock.now
    test.clock.advance(by: .seconds(60))
    #expect(await test.record([removed]) == [.duplicate])
    let kept = try await AccountRepository(test.database).account(account, in: scope)
    #expect(kept?.connection == .disconnected(since: since, reason: "withdrawn"))
  }

  @Test("Entries of an account that is not the tenant's are refused, whatever they hold")
  func foreignAccount() async throws {
    let other = try await test.addTenant("b")
    let before = try await test.dump()
    let missing = JournalOutcome.failed(.reference(what: "account"))
    let outcomes = await test.record([
      .comment("1", of: account, in: other),
      .authorizationRemoved(of: account, in: other),
      .authorizationRemoved(of: nil, in: scope),
      .parked([1], of: account, in: other),
      .parked([1], of: .fresh(), in: scope),
    ])
    #expect(outcomes == Array(repeating: missing, count: 5))
    #expect(try await test.dump() == before)
  }

  @Test(
    "An account is refused as soon as it or its tenant is gone, although it was known a moment ago",
    arguments: ["accounts", "tenants"])
  func deletedAccount(from table: String) async throws {
    #expect(await test.record([.parked([1], of: account, in: scope)]) == [.stored])
    #expect(await test.queue { db in try db.execute(sql: "DELETE FROM \(table)") }.value == nil)
    #expect(await test.record([.parked([2], of: account, in: scope)]) == [.failed(.reference(what: "account"))])
  }

  @Test("An account is still known after a change of it that was undone")
  func undoneChange() async throws {
    #expect(await test.record([.parked([1], of: account, in: scope)]) == [.stored])
    let undone = test.queue { db in
      try db.execute(sql: "DELETE FROM accounts")
      throw StorageError.stale(current: 1)
    }
    #expect(await undone.value as? StorageError == .stale(current: 1))
    #expect(await test.record([.parked([2], of: account, in: scope)]) == [.stored])
  }

  @Test("A delivery is parked once for each account, whole, with its reason")
  func parked() async throws {
    let body: [UInt8] = [0, 255, 34, 0]
    let outcomes = await test.record([
      .parked(body, of: account, in: scope), .parked(body, of: account, in: scope), .parked(body, of: nil, in: scope),
      .parked([], of: nil, in: scope), .parked([], of: nil, in: scope),
    ])
    #expect(outcomes == [.stored, .duplicate, .stored, .stored, .duplicate])
    let parked = try await EventRepository(test.database).parked(page: PageRequest(), in: scope).items
    #expect(parked.map(\.body) == [[], body, body])
    #expect(parked.map(\.accountID) == [nil, nil, account])
    #expect(parked.allSatisfy { $0.reason == "unusable" && $0.receivedAt == TestClock.start })
  }

  @Test("An event that is not moderated has no decision")
  func withoutDecision() async throws {
    _ = await test.record([.comment("1", kind: .madePublic, of: account, in: scope)])
    let event = try #require(try await events().first)
    #expect(event.decision == nil && event.action == nil)
  }
}
