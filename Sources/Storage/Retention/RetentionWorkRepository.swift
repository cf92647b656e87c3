internal import GRDB
public import Moderation

/// What is to be deleted and erased, in SQLite. What goes is chosen on a reader, so that the writer, which deliveries
/// wait for, is held for nothing but the deleting; and there each row is looked at again.
public struct RetentionWorkRepository: RetentionWork {
  /// How many rows are chosen at once: more than go in one slice.
  private static let choice = 1000
  /// How many deliveries are asked what time it is.
  private static let witnesses = 1000

  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

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
      return try await slice(task, isEmpty: keys.isEmpty, within: budget) { db, time in
        try aged.delete(keys, within: time, db).deleted
      }
    case .auditLog(let horizon):
      try await AuditCut(horizon: horizon, database: database).make()
      return RetentionSlice(rows: 0, took: .zero, next: .cutAuditEntries)
    case .cutAuditEntries:
      let (table, keys) = try await database.read { db in
        let table = try StoredTable("audit_entries", db)
        return (table, try table.keys(where: AuditCheckpoint.isCut, [], limit: Self.choice, db))
      }
      return try await slice(task, isEmpty: keys.isEmpty, within: budget) { db, time in
        try table.delete(keys, within: time, db).deleted
      }
    }
  }

  public func waitForRetentionWork(atMost timeout: Duration) async {
    await database.signals.retention.wait(atMost: timeout)
  }

  private func delete(_ aged: AgedComments, after: Int64, within budget: Duration) async throws -> RetentionSlice {
    let keys = try await database.read { db in try aged.due(after: after, limit: Self.choice, db) }
    guard !keys.isEmpty else { return RetentionSlice(rows: 0, took: .zero, next: nil) }
    let (done, took) = try await database.timedWrite(within: budget) { db, time in
      try aged.noteDeletion(db)
      return try StoredTable("events", db).delete(keys, where: AgedComments.isSettled, within: time, db)
    }
    let last = Int64.fromDatabaseValue(keys[done.tried - 1][0]) ?? Int64.max
    return RetentionSlice(
      rows: done.deleted, took: took,
      next: .comments(of: aged.tenant, before: aged.horizon, waitingBefore: aged.reviewHorizon, after: last))
  }

  private func delete(_ remains: TenantRemains, _ task: RetentionTask, within budget: Duration) async throws
    -> RetentionSlice
  {
    guard let (table, keys) = try await database.read({ db in try remains.next(limit: Self.choice, db) }) else {
      let (_, took) = try await database.timedWrite(within: budget) { db, _ in
        try remains.finish(at: database.clock.now(), db)
      }
      return RetentionSlice(rows: 0, took: took, next: nil)
    }
    return try await slice(task, isEmpty: false, within: budget) { db, time in
      try table.delete(keys, within: time, db).deleted
    }
  }

  private func delete(_ remains: AccountRemains, _ task: RetentionTask, within budget: Duration) async throws
    -> RetentionSlice
  {
    guard let part = try await database.read({ db in try remains.next(limit: Self.choice, db) }) else {
      let (_, took) = try await database.timedWrite(within: budget) { db, _ in
        try remains.finish(at: database.clock.now(), db)
      }
      return RetentionSlice(rows: 0, took: took, next: nil)
    }
    return try await slice(task, isEmpty: false, within: budget) { db, time in
      try remains.delete(part, within: time, db)
    }
  }

  private func slice(
    _ task: RetentionTask, isEmpty: Bool, within budget: Duration,
    _ body: @escaping @Sendable (Database, WriterTime) throws -> Int
  ) async throws -> RetentionSlice {
    guard !isEmpty else { return RetentionSlice(rows: 0, took: .zero, next: nil) }
    let (rows, took) = try await database.timedWrite(within: budget, body)
    return RetentionSlice(rows: rows, took: took, next: task)
  }
}
