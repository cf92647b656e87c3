import GRDB
import Moderation
import Testing

@testable import Storage

@Suite(.timeLimit(.minutes(5))) struct OutboxRepositoryTests {
  private let test: TestDatabase
  private let scope: TenantScope
  private let account: AccountID
  private let outbox: OutboxRepository

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("a")
    account = try await test.addAccount(in: scope)
    outbox = OutboxRepository(test.database)
  }

  /// Adds an action and gives it this due time.
  private func add(_ comment: String, due: Timestamp? = nil) async throws -> ActionID {
    #expect(await test.record([.doomed(comment, of: account, in: scope)]) == [.stored])
    let all = try await EventRepository(test.database)
      .actions(matching: ActionFilter(), page: PageRequest(limit: 1000), in: scope).items
    let id = try #require(all.first { $0.commentID == comment }).id
    if let due {
      try await test.onWriter { db in
        try db.execute(
          sql: "UPDATE actions SET next_attempt_at = ? WHERE id = ?", arguments: [due.milliseconds, id.rawValue])
      }
    }
    return id
  }

  private func action(_ id: ActionID) async throws -> Action {
    try #require(try await EventRepository(test.database).action(id, in: scope))
  }

  private func due(_ limit: Int = 10, excluding: Set<ActionID> = []) async throws -> [ActionID] {
    try await outbox.due(
      at: test.clock.now, limit: limit, perAccount: 100, excluding: excluding, turns: OutboxTurns()
    ).actions.map(\.id)
  }

  @Test("Due actions come earliest first, up to the limit, without those in flight and those of the future")
  func order() async throws {
    let now = test.clock.now
    let third = try await add("3", due: now)
    let first = try await add("1", due: now - .seconds(20))
    let future = try await add("4", due: now + .milliseconds(1))
    let second = try await add("2", due: now - .seconds(10))
    #expect(try await due() == [first, second, third])
    #expect(try await due(2) == [first, second])
    #expect(try await due(1, excluding: [first]) == [second])
    // Those in flight that are not due must not stretch the limit.
    #expect(try await due(1, excluding: [future, ActionID(rawValue: 5)]) == [first])
    #expect(try await due(2, excluding: [first, second]) == [third])
    #expect(try await due(excluding: [first, second, third]) == [])
  }

  @Test(
    "What waits for a person is left out until it may go on",
    arguments: [
      ("UPDATE tenants SET disabled = 1", "UPDATE tenants SET disabled = 0"),
      ("UPDATE accounts SET disabled = 1", "UPDATE accounts SET disabled = 0"),
      (
        """
        INSERT INTO apps (id, name, client_key, secret, disabled, created_at, updated_at)
          VALUES (7, 'app', 'key', x'00', 1, 0, 0);
        UPDATE accounts SET app_id = 7
        """, "UPDATE apps SET disabled = 0"
      ),
      (
        "UPDATE accounts SET disconnected_at = 1, disconnected_reason = 'x'",
        "UPDATE accounts SET disconnected_at = NULL, disconnected_reason = NULL"
      ),
    ])
  func inactive(off: String, on: String) async throws {
    let id = try await add("1")
    test.clock.advance(by: .seconds(3))
    try await test.onWriter { db in try db.execute(sql: off) }
    #expect(try await due() == [])
    #expect(try await outbox.oldestDueAge(at: test.clock.now) == nil)
    try await test.onWriter { db in try db.execute(sql: on) }
    #expect(try await due() == [id])
    #expect(try await outbox.oldestDueAge(at: test.clock.now) == .seconds(3))
  }

  static let outcomes: [(AttemptOutcome, Action.State, String?)] = [
    (.accepted, .accepted, nil), (.replied(as: "77"), .accepted, nil),
    (.retry(at: TestClock.start + .seconds(5), error: "busy"), .requested, "busy"),
    (.failed(error: "gone"), .failed, "gone"),
    (.dead(error: "given up"), .dead, "given up"),
  ]

  @Test("Each outcome is kept and moves the action on", arguments: outcomes)
  func record(outcome: AttemptOutcome, state: Action.State, error: String?) async throws {
    let id = try await add("1")
    let began = test.clock.now + .milliseconds(10)
    let ended = test.clock.now + .milliseconds(30)
    try await outbox.record(outcome, of: id, began: began, ended: ended)
    let action = try await action(id)
    #expect(action.state == state && action.lastError == error && action.attempts == 1)
    #expect(action.updatedAt == ended)
    #expect(try await outbox.isStillRequested(id, at: test.clock.now) == (state == .requested))
    if case .retry(let moment, _) = outcome { #expect(action.nextAttemptAt == moment) }
    let attempts = try #require(try await EventRepository(test.database).attempts(of: id, in: scope))
    #expect(attempts.count == 1 && attempts.first?.number == 1 && attempts.first?.error == error)
    #expect(attempts.first?.beganAt == began && attempts.first?.endedAt == ended)
  }

  @Test("No outcome moves a confirmed action back, but each is kept", arguments: outcomes)
  func confirmed(outcome: AttemptOutcome, state: Action.State, error: String?) async throws {
    let id = try await add("1")
    _ = await test.record([.comment("1", kind: .deleted, of: account, in: scope)])
    #expect(try await outbox.isStillRequested(id, at: test.clock.now) == false)
    try await outbox.record(outcome, of: id, began: test.clock.now, ended: test.clock.now)
    #expect(try await action(id).state == .confirmed)
    #expect(try await test.count("SELECT count(*) FROM attempts") == 1)
    #expect(try await due() == [])
  }

  @Test("Attempts are numbered, and the action carries the last error until one succeeds")
  func numbered() async throws {
    let id = try await add("1")
    for number in 1...3 {
      try await outbox.record(
        .retry(at: test.clock.now, error: "busy \(number)"), of: id, began: test.clock.now, ended: test.clock.now)
    }
    #expect(try await action(id).lastError == "busy 3")
    try await outbox.record(.accepted, of: id, began: test.clock.now, ended: test.clock.now)
    #expect(try await action(id).lastError == nil)
    let attempts = try #require(try await EventRepository(test.database).attempts(of: id, in: scope))
    #expect(attempts.map(\.number) == [1, 2, 3, 4])
    #expect(attempts.map(\.outcome) == [.retry, .retry, .retry, .accepted])
    #expect(attempts.map(\.error) == ["busy 1", "busy 2", "busy 3", nil])
  }

  @Test("An action that was deleted meanwhile records nothing")
  func deleted() async throws {
    let id = try await add("1")
    #expect(try await AccountRepository(test.database).delete(account, in: scope))
    let before = try await test.dump()
    try await outbox.record(.accepted, of: id, began: test.clock.now, ended: test.clock.now)
    #expect(try await test.dump() == before)
    #expect(try await outbox.isStillRequested(id, at: test.clock.now) == false)
  }

  @Test("The next due time and the age of the oldest due action are exact")
  func times() async throws {
    let now = test.clock.now
    #expect(try await outbox.nextDue(after: now) == nil)
    #expect(try await outbox.oldestDueAge(at: now) == nil)
    _ = try await add("1", due: now - .seconds(90))
    _ = try await add("2", due: now + .seconds(7))
    _ = try await add("3", due: now + .seconds(9))
    #expect(try await outbox.nextDue(after: now) == now + .seconds(7))
    #expect(try await outbox.nextDue(after: now + .seconds(7)) == now + .seconds(9))
    #expect(try await outbox.nextDue(after: now + .seconds(9)) == nil)
    #expect(try await outbox.oldestDueAge(at: now) == .seconds(90))
  }

  @Test("Waiting ends when an action is added, before or while one waits")
  func wakes() async throws {
    _ = try await add("1")
    await outbox.waitForWork(until: test.clock.now + .seconds(50))
    let waiting = Task { await outbox.waitForWork(until: test.clock.now + .seconds(50)) }
    while test.database.work.waiterCount == 0 { await Task.yield() }
    // What asks for nothing wakes nobody.
    _ = await test.record([.comment("2", of: account, in: scope), .doomed("1", of: account, in: scope)])
    #expect(test.database.work.waiterCount == 1)
    _ = try await add("3")
    await waiting.value
  }

  @Test("Waiting ends at its deadline, at once for one in the past, and when the task is cancelled")
  func ends() async throws {
    await outbox.waitForWork(until: test.clock.now - .seconds(5))
    await outbox.waitForWork(until: test.clock.now + .milliseconds(5))
    let waiting = Task { await outbox.waitForWork(until: nil) }
    while test.database.work.waiterCount == 0 { await Task.yield() }
    waiting.cancel()
    await waiting.value
    #expect(test.database.work.waiterCount == 0)
  }
}
