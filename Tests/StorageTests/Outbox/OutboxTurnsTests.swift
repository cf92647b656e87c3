import GRDB
import GRDBSQLite
import Moderation
import Testing

@testable import Storage

/// Whose actions are found, and at what cost.
@Suite(.timeLimit(.minutes(5))) struct OutboxTurnsTests {
  private let test: TestDatabase
  private let scope: TenantScope
  private let outbox: OutboxRepository

  init() async throws {
    test = try TestDatabase()
    scope = try await test.addTenant("a")
    outbox = OutboxRepository(test.database)
  }

  /// Gives the account `count` actions, all due at the same moment. Their ids begin behind `first`.
  private func add(
    _ count: Int, to account: AccountID, in scope: TenantScope? = nil, _ urgency: Action.Urgency = .prompt,
    due: Timestamp? = nil, after first: Int64
  ) async throws {
    let due = due ?? test.clock.now
    let scope = scope ?? self.scope
    try await test.onWriter { db in
      let numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))"
      try db.execute(
        sql: """
          INSERT INTO events (id, tenant_id, account_id, kind, comment_id, video_id, occurred_at)
          \(numbers) SELECT \(first) + i, ?, ?, 1, 'c' || (\(first) + i), 'v', 0 FROM n
          """, arguments: [scope.tenantID.rawValue, account.rawValue])
      try db.execute(
        sql: """
          INSERT INTO actions (id, tenant_id, account_id, event_id, requested, carried_out_as, urgency, state,
            next_attempt_at, updated_at)
          \(numbers) SELECT \(first) + i, ?, ?, \(first) + i, 1, 1, ?, 1, ?, 0 FROM n
          """, arguments: [scope.tenantID.rawValue, account.rawValue, urgency.rawValue, due.milliseconds])
    }
  }

  private func disconnect(_ account: AccountID) async throws {
    _ = try await AccountRepository(test.database).disconnect(
      account, reason: "token", at: test.clock.now, in: scope)
  }

  private func due(
    _ limit: Int = 10, perAccount: Int = 1000, excluding inFlight: Set<ActionID> = [],
    turns: OutboxTurns = OutboxTurns()
  ) async throws -> [Action] {
    try await outbox.due(
      at: test.clock.now, limit: limit, perAccount: perAccount, excluding: inFlight, turns: turns
    ).actions
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
      { db in _ = try OutboxQueries.earliest(db) },
      { db in _ = try OutboxQueries.dueCount(at: now, db) },
    ]
    for question in questions { #expect(try await cost(question) < 500) }
  }

  @Test("A hundred accounts whose actions are due later cost a few steps each")
  func laterBacklogs() async throws {
    let now = test.clock.now
    for index in 0..<100 {
      let account = try await test.addAccount("\(index)", in: scope)
      try await add(20, to: account, due: now + .seconds(Int64(index) + 5), after: Int64(index) * 1_000)
    }
    let one = try await test.addAccount("one", in: scope)
    try await add(3, to: one, due: now - .seconds(1), after: 1_000_000)
    try await add(1, to: one, due: now + .seconds(3), after: 2_000_000)
    let steps = try await cost { db in
      let pass = try OutboxQueries.due(at: now, limit: 32, perAccount: 8, excluding: [], turns: OutboxTurns(), db)
      #expect(pass.actions.map(\.accountID) == [one, one, one] && pass.accounts.keys.map { $0 } == [one])
      #expect(pass.nextDue == now + .seconds(3))
    }
    #expect(steps < 100 * 150)
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
      #expect(found.actions.map(\.id.rawValue) == Array(9...16))
    }
    #expect(steps < 3_000)
  }

  @Test("Of a backlog that has to be looked at, only what need not be is found, in its order, and in a few steps")
  func unread() async throws {
    let (busy, other) = (try await test.addAccount("busy", in: scope), try await test.addAccount("b", in: scope))
    let now = test.clock.now
    try await add(20_000, to: busy, due: now - .seconds(100), after: 0)
    try await add(1, to: busy, due: now - .seconds(50), after: 30_000)
    try await add(3, to: busy, due: now - .seconds(60), after: 31_000)
    try await add(2, to: busy, due: now - .seconds(40), after: 32_000)
    try await add(1, to: busy, due: now + .seconds(1), after: 33_000)
    try await add(3, to: busy, .background, after: 40_000)
    try await add(1, to: other, due: now - .seconds(200), after: 50_000)
    try await test.onWriter { db in
      try db.execute(
        sql: "UPDATE actions SET carried_out_as = 3 WHERE id BETWEEN 31001 AND 33001 OR id = 40002")
    }
    let looked = Set([30_001, 7, 50_001, 33_001, 40_003, 99].map { ActionID(rawValue: $0) })
    var turns = OutboxTurns(unreadAccounts: [.init(busy, .prompt): looked])
    func found() async throws -> [Int64] {
      try await due(100, excluding: [ActionID(rawValue: 99)], turns: turns).filter { $0.accountID == busy }
        .map(\.id.rawValue)
    }
    let prompt: [Int64] = [7, 31_001, 31_002, 31_003, 30_001, 32_001, 32_002]
    #expect(try await found() == prompt + [40_001, 40_002, 40_003])
    turns.unreadAccounts[.init(busy, .background)] = []
    #expect(try await found() == prompt + [40_002])
    #expect(try await due(turns: turns).contains { $0.accountID == other })
    let steps = try await cost { [turns] db in
      _ = try OutboxQueries.due(at: now, limit: 32, perAccount: 8, excluding: [], turns: turns, db)
    }
    #expect(steps < 3_000)
  }

  @Test("What else waits on a video is found in its line, in a few steps however long that is")
  func comments() async throws {
    let (busy, other) = (try await test.addAccount("busy", in: scope), try await test.addAccount("b", in: scope))
    let now = test.clock.now
    try await add(20_000, to: busy, after: 0)
    try await add(3, to: busy, due: now - .seconds(9), after: 30_000)
    try await add(1, to: busy, due: now + .milliseconds(1), after: 31_000)
    try await add(1, to: busy, .background, after: 32_000)
    try await add(1, to: other, after: 33_000)
    try await test.onWriter { db in
      try db.execute(
        sql: """
          UPDATE events SET video_id = 'w' WHERE id IN (4, 5, 6, 19999, 30001, 30003, 31001, 32001, 33001);
          UPDATE actions SET carried_out_as = 3 WHERE id = 5;
          """)
    }
    func found(_ limit: Int, excluding known: Set<ActionID> = []) async throws -> [String] {
      try await outbox.comments(
        of: "w", in: .init(busy, .prompt), dueAt: now, limit: limit, excluding: known
      ).values.sorted()
    }
    #expect(try await found(9) == ["c30001", "c30003", "c4", "c6"])
    #expect(try await found(3) == ["c30001", "c30003", "c4"])
    #expect(try await found(9, excluding: [ActionID(rawValue: 30_003), ActionID(rawValue: 4)]) == ["c30001", "c6"])
    #expect(try await found(0).isEmpty)
    let steps = try await cost { db in
      _ = try OutboxLine(of: busy, .prompt, dueAt: now).comments(of: "none", limit: 30, excluding: [], db)
    }
    #expect(steps < 10_000)
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

  /// An account of a tenant's, of the shared app.
  private func addBusinessAccount(_ name: String, in scope: TenantScope, _ app: App) async throws -> AccountID {
    let account = Account.sample(name, in: scope, dialect: .business, openID: "open \(name)", appID: app.id)
    try await AccountRepository(test.database).create(account, tokens: nil, webhookSecret: nil, in: scope)
    return account.id
  }

  @Test("Tenants that share an app take turns, and not their accounts: the one with the fewest calls comes first")
  func tenants() async throws {
    let app = App.sample("key", tenant: nil)
    try await AppRepository(test.database).createShared(app, in: TestDatabase.gateway)
    let other = try await test.addTenant("b")
    var many: [AccountID] = []
    for index in 0..<5 {
      many.append(try await addBusinessAccount("\(index)", in: scope, app))
      try await add(100, to: many[index], after: Int64(index) * 1_000)
    }
    let one = try await addBusinessAccount("one", in: other, app)
    try await add(100, to: one, in: other, after: 100_000)
    let found = try await due(20).map(\.accountID)
    #expect(found.count { $0 == one } == 10)
    #expect(many.allSatisfy { account in found.count { $0 == account } == 2 })
    // The calls of the last minute count as those of this one do.
    var turns = OutboxTurns()
    turns.tenantCalls[.init(.init(of: other.tenantID, in: app.id), .prompt)] = 6
    turns.tenantCalls[.init(.init(of: scope.tenantID, in: app.id), .prompt)] = 1
    turns.accountCalls[.init(many[0], .prompt)] = 1
    #expect(try await Set(due(4, turns: turns).map(\.accountID)) == Set(many.dropFirst()))
    // Five until both have had six, and of the four after that each has two.
    #expect(try await due(9, turns: turns).count { $0.accountID == one } == 2)
    turns.closedApps.insert(.init(app.id, .prompt))
    #expect(try await due(turns: turns).isEmpty)
  }

  @Test("All prompt actions come before work in bulk, however long that has waited, and close apart from it")
  func urgencies() async throws {
    let busy = try await test.addAccount("busy", in: scope)
    let quiet = try await test.addAccount("quiet", in: scope)
    try await add(50, to: busy, .background, due: test.clock.now - .seconds(100), after: 0)
    try await add(2, to: busy, after: 1_000)
    try await add(1, to: quiet, after: 2_000)
    let found = try await due(5)
    #expect(found.prefix(3).map(\.urgency) == [.prompt, .prompt, .prompt])
    #expect(found.suffix(2).map(\.urgency) == [.background, .background])
    #expect(Set(found.prefix(3).map(\.accountID)) == [busy, quiet])
    // Places are counted over both.
    #expect(try await due(10, perAccount: 3).count { $0.accountID == busy } == 3)
    var turns = OutboxTurns(closedAccounts: [.init(busy, .background)])
    #expect(try await due(10, turns: turns).map(\.urgency) == [.prompt, .prompt, .prompt])
    turns.closedAccounts = [.init(busy, .prompt)]
    #expect(try await due(10, turns: turns).count { $0.accountID == busy && $0.urgency == .background } == 9)
    #expect(try await outbox.oldestDueAge(at: test.clock.now) == .seconds(100))
    let now = test.clock.now
    let count = try await test.database.pool.read { db in try OutboxQueries.dueCount(at: now, db) }
    #expect(count == 53)
  }

  @Test("No account is always the first, and closed ones are left out")
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
    let closed = Set(accounts.prefix(3))
    let turns = OutboxTurns(closedAccounts: Set(closed.map { .init($0, .prompt) }))
    #expect(try await Set(due(turns: turns).map(\.accountID)) == accounts.subtracting(closed))
  }
}
