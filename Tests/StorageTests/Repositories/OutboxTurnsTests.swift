import GRDB
import GRDBSQLite
import Moderation
import Testing

@testable import Storage

/// Whose actions are found, and at what cost.
@Suite(.timeLimit(.minutes(1))) struct OutboxTurnsTests {
  private let test: TestDatabase
  private let scope: TenantScope
  private let outbox: OutboxRepository

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("a")
    outbox = OutboxRepository(test.database)
  }

  /// Gives the account `count` actions, all due at the same moment. Their ids begin behind `first`.
  private func add(_ count: Int, to account: AccountID, due: Timestamp? = nil, after first: Int64) async throws {
    let due = due ?? test.clock.now
    try await test.onWriter { [scope] db in
      let numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))"
      try db.execute(
        sql: """
          INSERT INTO events (id, tenant_id, account_id, kind, comment_id, video_id, occurred_at)
          \(numbers) SELECT \(first) + i, ?, ?, 1, 'c' || i, 'v', 0 FROM n
          """, arguments: [scope.tenantID.rawValue, account.rawValue])
      try db.execute(
        sql: """
          INSERT INTO actions (id, tenant_id, account_id, event_id, requested, carried_out_as, state, next_attempt_at,
            updated_at)
          \(numbers) SELECT \(first) + i, ?, ?, \(first) + i, 1, 1, 1, ?, 0 FROM n
          """, arguments: [scope.tenantID.rawValue, account.rawValue, due.milliseconds])
    }
  }

  private func disconnect(_ account: AccountID) async throws {
    _ = try await AccountRepository(test.database).disconnect(
      account, reason: "token", at: test.clock.now, in: scope)
  }

  private func due(
    _ limit: Int = 10, perAccount: Int = 1000, excluding inFlight: Set<ActionID> = [], paused: Set<AccountID> = []
  ) async throws -> [Action] {
    try await outbox.due(
      at: test.clock.now, limit: limit, perAccount: perAccount, excluding: inFlight, pausedAccounts: paused)
  }

  /// The virtual machine's instructions that `body` takes: the same in every run.
  private func cost(_ body: @escaping @Sendable (Database) throws -> Void) async throws -> Int {
    try await test.database.pool.read { db in
      // Compiling is not what is measured.
      try body(db)
      let steps = UnsafeMutablePointer<Int>.allocate(capacity: 1)
      steps.initialize(to: 0)
      defer { steps.deallocate() }
      sqlite3_progress_handler(
        db.sqliteConnection, 1,
        { pointer in
          pointer?.assumingMemoryBound(to: Int.self).pointee += 1
          return 0
        }, steps)
      defer { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
      try body(db)
      return steps.pointee
    }
  }

  @Test("20,000 waiting actions of a disconnected account are passed over in a few steps by every question")
  func disconnectedBacklog() async throws {
    let lost = try await test.addAccount("lost", in: scope)
    let well = try await test.addAccount("well", in: scope)
    try await disconnect(lost)
    try await add(20_000, to: lost, due: test.clock.now - .seconds(9_000), after: 0)
    try await add(1, to: well, due: test.clock.now - .seconds(3), after: 100_000)
    let now = test.clock.now
    #expect(try await due().map(\.accountID) == [well])
    #expect(try await outbox.oldestDueAge(at: now) == .seconds(3))
    #expect(try await outbox.nextDue(after: now - .seconds(9_001)) == now - .seconds(3))
    #expect(try await outbox.nextDue(after: now) == nil)
    let questions: [@Sendable (Database) throws -> Void] = [
      { db in
        _ = try OutboxQueries.due(at: now, limit: 32, perAccount: 8, excluding: [], turns: OutboxTurns(), db)
      },
      { db in _ = try OutboxQueries.earliest(after: nil, db) },
      { db in _ = try OutboxQueries.earliest(after: now, db) },
      { db in _ = try OutboxQueries.dueCount(at: now, db) },
    ]
    for question in questions { #expect(try await cost(question) < 500) }
  }

  @Test("A backlog of one moment costs no more than the actions taken from it, those in flight included")
  func ownBacklog() async throws {
    let account = try await test.addAccount("busy", in: scope)
    try await add(20_000, to: account, after: 0)
    let now = test.clock.now
    let inFlight = Set((1...8).map { ActionID(rawValue: $0) })
    let steps = try await cost { db in
      let found = try OutboxQueries.due(
        at: now, limit: 8, perAccount: 16, excluding: inFlight, turns: OutboxTurns(), db)
      #expect(found.map(\.id.rawValue) == Array(9...16))
    }
    #expect(steps < 3_000)
  }

  @Test("An account with 10,000 due actions takes its turn while another has one")
  func turns() async throws {
    let busy = try await test.addAccount("busy", in: scope)
    let quiet = try await test.addAccount("quiet", in: scope)
    try await add(10_000, to: busy, due: test.clock.now - .seconds(100), after: 0)
    try await add(3, to: quiet, after: 100_000)
    let found = try await due(4).map(\.accountID)
    #expect(found.count { $0 == busy } == 2 && found.count { $0 == quiet } == 2)
    // What the quiet one does not want is the busy one's.
    #expect(try await due(32).count { $0.accountID == busy } == 29)
  }

  @Test("A free place goes to the account with the fewest in flight")
  func fewestInFlight() async throws {
    let busy = try await test.addAccount("busy", in: scope)
    let quiet = try await test.addAccount("quiet", in: scope)
    try await add(100, to: busy, due: test.clock.now - .seconds(100), after: 0)
    try await add(5, to: quiet, after: 100_000)
    let inFlight = Set((1...4).map { ActionID(rawValue: $0) })
    #expect(try await due(4, excluding: inFlight).map(\.accountID) == [quiet, quiet, quiet, quiet])
  }

  @Test("No account gets beyond its share of places")
  func perAccount() async throws {
    let busy = try await test.addAccount("busy", in: scope)
    try await add(100, to: busy, after: 0)
    let first = try await due(32, perAccount: 8)
    #expect(first.count == 8)
    #expect(try await due(24, perAccount: 8, excluding: Set(first.map(\.id))).isEmpty)
    #expect(try await due(24, perAccount: 8, excluding: Set(first.dropFirst().map(\.id))).map(\.id) == [first[0].id])
  }

  @Test("No account is always the first, and paused ones are left out")
  func firstPlace() async throws {
    var accounts: Set<AccountID> = []
    for index in 0..<4 {
      let account = try await test.addAccount("\(index)", in: scope)
      try await add(1, to: account, after: Int64(index) * 100)
      accounts.insert(account)
    }
    var firsts: Set<AccountID> = []
    for _ in 0..<200 { firsts.formUnion(try await due(1).map(\.accountID)) }
    #expect(firsts == accounts)
    let paused = Set(accounts.prefix(3))
    #expect(try await Set(due(paused: paused).map(\.accountID)) == accounts.subtracting(paused))
  }
}
