import GRDB
import Logging
import Moderation

@testable import Storage

/// A real database in a temporary folder, with a clock that the test holds.
struct TestDatabase: Sendable {
  let folder: TemporaryFolder
  let clock: TestClock
  let database: GatehouseDatabase

  var path: String { folder.path("gatehouse.db") }
  static let gateway = GatewayScope(ownWork: ())

  init(folder: TemporaryFolder? = nil, clock: TestClock = TestClock()) throws {
    self.folder = try folder ?? TemporaryFolder()
    self.clock = clock
    database = try Self.open(self.folder.path("gatehouse.db"), clock: clock)
  }

  static func open(_ path: String, clock: TestClock = TestClock()) throws -> GatehouseDatabase {
    try GatehouseDatabase(path: path, clock: clock.wallClock, logger: silent)
  }

  static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  @discardableResult
  func addTenant(_ name: String) async throws -> TenantScope {
    let tenant = Tenant(id: .fresh(), name: name, isDisabled: false, createdAt: clock.now, updatedAt: clock.now)
    try await TenantRepository(database).create(tenant, ruleSet: nil, author: nil, in: Self.gateway)
    return TenantScope(ownWorkFor: tenant.id)
  }

  func addAccount(_ name: String = "main", in scope: TenantScope) async throws -> AccountID {
    let account = Account.sample(name, in: scope, at: clock.now)
    try await AccountRepository(database).create(account, tokens: nil, webhookSecret: nil, in: scope)
    return account.id
  }

  /// A video that is looked through, with one thread.
  func addSweptVideo(_ video: String, of account: AccountID, in scope: TenantScope) async throws {
    try await onWriter { db in
      try db.execute(
        sql: """
          INSERT INTO swept_videos (tenant_id, account_id, video_id, last_event_at, next_sweep_at)
          VALUES (?, ?, ?, 0, 9223372036854775807);
          INSERT INTO swept_threads (video_id, comment_id, replies) VALUES (last_insert_rowid(), '1', 1);
          """,
        arguments: [scope.tenantID.rawValue, account.rawValue, video])
    }
  }

  /// A delivery about the account is noted.
  func hear(of account: AccountID) async throws {
    let now = clock.now.milliseconds
    try await onWriter { db in
      try db.execute(
        sql: "INSERT INTO account_silences (account_id, heard_at, watched_from) VALUES (?1, ?2, ?2)",
        arguments: [account.rawValue, now])
    }
  }

  func record(_ entries: [JournalEntry]) async -> [JournalOutcome] {
    await GroupCommitJournal(database).record(entries)
  }

  /// Queued behind what is already there; the outcomes come once the writer runs.
  func queue(_ entries: [JournalEntry]) -> Task<[JournalOutcome], Never> {
    let (stream, continuation) = AsyncStream.makeStream(of: PlacedOutcome.self)
    GroupCommitJournal(database).record(entries) { known in
      for known in known { continuation.yield(known) }
    }
    return Task {
      let known = await stream.prefix(entries.count).reduce(into: []) { $0.append($1) }
      return known.sorted { $0.place < $1.place }.map(\.outcome)
    }
  }

  func queue(_ body: @escaping @Sendable (Database) throws -> Void) -> Task<(any Error)?, Never> {
    let (stream, continuation) = AsyncStream.makeStream(of: (any Error)?.self)
    let refusal = database.writer.submit(
      QueuedClosure(body: { db, _ in try body(db) }) {
        if case .failure(let error) = $0 { continuation.yield(error) } else { continuation.yield(nil) }
        continuation.finish()
      })
    if let refusal { continuation.yield(refusal) }
    return Task {
      for await error in stream { return error }
      return nil
    }
  }

  /// Runs SQL on the writer's own connection, outside a transaction.
  func onWriter<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    try await database.pool.writeWithoutTransaction(body)
  }

  func count(_ sql: String, _ arguments: StatementArguments = []) async throws -> Int {
    try await database.pool.read { db in try Int.fetchOne(db, sql: sql, arguments: arguments) ?? -1 }
  }

  /// Every row of every table, sorted: two equal dumps mean that nothing changed.
  func dump() async throws -> [String] {
    try await database.pool.read { db in
      let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      return try tables.flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
      }
    }
  }

  /// The counters must always say what the events say.
  func totalsMatchEvents() async throws -> Bool {
    let counted = try await count("SELECT coalesce(sum(events), 0) FROM hourly_totals")
    return try await counted == count("SELECT count(*) FROM events")
  }
}
