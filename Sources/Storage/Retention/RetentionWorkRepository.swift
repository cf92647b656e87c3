internal import GRDB
public import Moderation

/// What is to be deleted and erased, in SQLite. What goes is chosen on a reader, so that the writer, which deliveries
/// wait for, is held for nothing but the deleting; and there each row is looked at again.
public struct RetentionWorkRepository: RetentionWork {
  /// How many rows are chosen at once: about as many as go in one slice.
  private static let choice = 500
  /// How many deliveries are asked what time it is.
  private static let witnesses = 1000

  private let database: GatehouseDatabase
  private let eventsAtOnce: Int

  public init(_ database: GatehouseDatabase) { self.init(database, eventsAtOnce: 100) }

  /// A slice has that many events at least.
  init(_ database: GatehouseDatabase, eventsAtOnce: Int) {
    self.database = database
    self.eventsAtOnce = eventsAtOnce
  }

  public func believedMoment() async throws -> Timestamp? {
    try await database.read { db in
      try Int64.fetchOne(db, sql: "SELECT believed_at FROM retention_clock WHERE id = 1")
        .map(Timestamp.init(milliseconds:))
    }
  }

  public func believe(_ moment: Timestamp) async throws {
    try await database.write { db in
      try db.execute(
        sql: """
          INSERT INTO retention_clock (id, believed_at) VALUES (1, ?)
          ON CONFLICT DO UPDATE SET believed_at = excluded.believed_at
          """,
        arguments: [moment.milliseconds])
    }
  }

  public func newestDelivery() async throws -> Timestamp? {
    try await database.read { db in
      try Int64.fetchOne(db, sql: "SELECT occurred_at FROM events ORDER BY id DESC LIMIT 1")
        .map(Timestamp.init(milliseconds:))
    }
  }

  public func deliveryTimes(from start: Timestamp, to end: Timestamp) async throws -> [Timestamp] {
    try await database.read { db in
      try Int64.fetchAll(
        db, sql: "SELECT occurred_at FROM events WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT \(Self.witnesses)",
        arguments: [
          EventIDGenerator.firstID(at: start), EventIDGenerator.firstID(at: end + .milliseconds(1)),
        ]
      ).map(Timestamp.init(milliseconds:))
    }
  }

  public func requestedTasks() async throws -> [RetentionTask] {
    try await database.read { db in
      let erasures = try Int64.fetchAll(
        db, sql: "SELECT id FROM erasures WHERE stage < \(Erasure.Stage.done.rawValue) ORDER BY id")
      let accounts = try Row.fetchAll(db, sql: "SELECT * FROM deleted_accounts ORDER BY deleted_at")
      let tenants = try Int64.fetchAll(
        db, sql: "SELECT id FROM tenants WHERE deleted_at IS NOT NULL ORDER BY deleted_at")
      return erasures.map { .erasure(ErasureID(rawValue: $0)) }
        + accounts.map { .deletedAccount($0.id("account_id"), of: $0.id("tenant_id")) }
        + tenants.map { .deletedTenant(TenantID(rawValue: $0)) }
    }
  }

  public func dueTasks(under policy: RetentionPolicy, at moment: Timestamp) async throws -> [RetentionTask] {
    try await database.read { db in
      var tasks = try AgedComments.tasks(under: policy, at: moment, db)
      for record in AgeingRecord.allCases
      where try AgedRecords(record: record, policy: policy, moment: moment).exist(db) {
        tasks.append(.records(record, at: moment))
      }
      let horizon = RetentionPolicy.horizon(policy.auditDays, before: moment)
      if try AuditCut.isDue(before: horizon, at: moment, db) {
        tasks.append(.auditLog(before: horizon))
      } else if try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM audit_entries WHERE \(AuditCheckpoint.isCut))") == true
      {
        tasks.append(.cutAuditEntries)
      }
      return tasks
    }
  }

  public func carryOut(_ task: RetentionTask, under policy: RetentionPolicy, within budget: Duration) async throws
    -> RetentionSlice
  {
    var slice = try await slice(of: task, under: policy, within: budget)
    slice.othersUse = database.writer.use.take(apart: slice.took)
    return slice
  }

  public func waitForRetentionWork(atMost timeout: Duration) async {
    await database.signals.retention.wait(atMost: timeout)
  }

  private func slice(of task: RetentionTask, under policy: RetentionPolicy, within budget: Duration) async throws
    -> RetentionSlice
  {
    switch task {
    case .erasure(let id):
      return try await ErasureRun(id: id, database: database).slice(within: budget)
    case .deletedAccount(let id, let tenant):
      return try await delete(AccountRemains(account: id, tenant: tenant), task, within: budget)
    case .deletedTenant(let id):
      return try await delete(TenantRemains(tenant: id), task, within: budget)
    case .comments(let tenant, let horizon, let reviewHorizon, let after):
      let aged = AgedComments(tenant: tenant, horizon: horizon, reviewHorizon: reviewHorizon)
      return try await delete(aged, after: after, within: budget)
    case .records(let record, let moment):
      let aged = AgedRecords(record: record, policy: policy, moment: moment)
      let keys = try await database.read { db in try aged.due(limit: Self.choice, db) }
      guard !keys.isEmpty else { return .nothing }
      return try await slice(then: task, within: budget) { db, time in try aged.delete(keys, within: time, db) }
    case .auditLog(let horizon):
      try await AuditCut(horizon: horizon, database: database).make()
      return RetentionSlice(rows: 0, took: .zero, next: .cutAuditEntries)
    case .cutAuditEntries:
      let (table, keys) = try await database.read { db in
        let table = try StoredTable("audit_entries", db)
        return (table, try table.keys(where: AuditCheckpoint.isCut, [], limit: Self.choice, db))
      }
      guard !keys.isEmpty else { return .nothing }
      return try await slice(then: task, within: budget) { db, time in try table.delete(keys, within: time, db) }
    }
  }

  private func delete(_ aged: AgedComments, after: Int64, within budget: Duration) async throws -> RetentionSlice {
    let ids = try await database.read { db in try aged.due(after: after, limit: Self.choice, db) }
    guard !ids.isEmpty else { return .nothing }
    let (done, took) = try await deleteEvents(ids, where: AgedComments.isSettled, within: budget) { db, _ in
      try aged.noteDeletion(db)
    }
    return RetentionSlice(
      rows: done.deleted, took: took,
      next: .comments(
        of: aged.tenant, before: aged.horizon, waitingBefore: aged.reviewHorizon, after: ids[done.tried - 1]))
  }

  private func delete(_ remains: TenantRemains, _ task: RetentionTask, within budget: Duration) async throws
    -> RetentionSlice
  {
    switch try await database.read({ db in try remains.next(limit: Self.choice, db) }) {
    case .events(let ids):
      let (done, took) = try await deleteEvents(ids, within: budget)
      return RetentionSlice(rows: done.deleted, took: took, next: task)
    case .rows(let table, let keys):
      return try await slice(then: task, within: budget) { db, time in try table.delete(keys, within: time, db) }
    case nil:
      return try await slice(then: nil, within: budget) { db, _ in
        try remains.finish(at: database.clock.now(), db)
        return 0
      }
    }
  }

  private func delete(_ remains: AccountRemains, _ task: RetentionTask, within budget: Duration) async throws
    -> RetentionSlice
  {
    switch try await database.read({ db in try remains.next(limit: Self.choice, db) }) {
    case .events(let ids, let last):
      let (done, took) = try await deleteEvents(ids, within: budget) { db, tried in
        try remains.reach(tried == ids.count ? last : ids[tried - 1], db)
      }
      return RetentionSlice(rows: done.deleted, took: took, next: task)
    case .rows(let table, let keys):
      return try await slice(then: task, within: budget) { db, time in try table.delete(keys, within: time, db) }
    case nil:
      return try await slice(then: nil, within: budget) { db, _ in
        try remains.finish(at: database.clock.now(), db)
        return 0
      }
    }
  }

  /// `note` is told in the same transaction how many of the ids it came to.
  private func deleteEvents(
    _ ids: [Int64], where condition: String = "TRUE", within budget: Duration,
    _ note: @escaping @Sendable (Database, _ tried: Int) throws -> Void = { _, _ in }
  ) async throws -> (value: (tried: Int, deleted: Int), took: Duration) {
    try await database.timedWrite(within: budget, as: .light) { db, time in
      let done = try database.eventCascade.delete(
        ids, where: condition, rowsAtOnce: eventsAtOnce, within: time, db)
      try note(db, done.tried)
      return done
    }
  }

  /// `body` says how many rows are gone.
  private func slice(
    then next: RetentionTask?, within budget: Duration,
    _ body: @escaping @Sendable (Database, WriterTime) throws -> Int
  ) async throws -> RetentionSlice {
    let (rows, took) = try await database.timedWrite(within: budget, body)
    return RetentionSlice(rows: rows, took: took, next: next)
  }
}

extension RetentionSlice {
  fileprivate static var nothing: RetentionSlice { RetentionSlice(rows: 0, took: .zero, next: nil) }
}
