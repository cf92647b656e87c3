internal import GRDB
public import Moderation

/// Retries in bulk, in SQLite.
public struct RetryRepository: RetryStore {
  private let database: GatehouseDatabase

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ job: RetryJob, in scope: TenantScope) async throws {
    try await database.write { db in
      try scope.require(job.filter.accountID, db)
      try naming(unique: "retry_jobs.running", reference: "tenant") { try job.insert(in: scope, db) }
      try db.audit(
        .retryCreated, "\(job.id)", to: job.auditValues, by: scope.actor, of: scope.tenantID, at: job.createdAt)
    }
    database.signals.retrying.signal()
  }

  public func job(_ id: RetryJobID, in scope: TenantScope) async throws -> RetryJob? {
    try await database.read { db in try RetryJob.find(id.rawValue, of: scope.tenantID, db) }
  }

  public func jobs(page request: PageRequest, in scope: TenantScope) async throws -> Page<RetryJob> {
    try await database.read { db in try RetryJob.page(request, in: scope, db) }
  }

  public func cancel(_ id: RetryJobID, at moment: Timestamp, in scope: TenantScope) async throws -> Bool {
    try await database.write { db in
      guard var job = try RetryJob.running(id.rawValue, db), job.tenantID == scope.tenantID else { return false }
      job.state = .cancelled
      job.updatedAt = moment
      try job.update(db)
      try db.audit(
        .retryCancelled, "\(id)", from: ["state": .string(JobState.running.name)], to: job.auditProgress,
        by: scope.actor, of: scope.tenantID, at: moment)
      return true
    }
  }

  public func running() async throws -> [RetryJob] {
    try await database.read { db in try RetryJob.running(db) }
  }

  public func advance(_ id: RetryJobID, limit: Int, at moment: Timestamp) async throws {
    let found = try await database.read { db in
      try RetryJob.running(id.rawValue, db).map { try RetrySlice(of: $0, limit: limit, db) }
    }
    guard let slice = found else { return }
    try await database.write { db in
      guard var job = try RetryJob.running(id.rawValue, db), job.cursor == slice.start else { return }
      for action in slice.actions { try job.retry(action, at: moment, db) }
      job.cursor = slice.end ?? job.cursor
      if slice.isLast { job.state = .done }
      job.updatedAt = moment
      try job.update(db)
      guard job.state == .done else { return }
      try db.audit(.retryFinished, "\(id)", to: job.auditProgress, by: .gateway, of: job.tenantID, at: moment)
    }
    database.work.signal()
  }

  public func waitForRetryWork() async {
    await database.signals.retrying.wait(until: nil, now: database.clock.now())
  }
}

extension RetryJob {
  fileprivate mutating func retry(_ id: ActionID, at moment: Timestamp, _ db: Database) throws {
    counts.examined += 1
    guard let action = try GivenUpAction(id, of: tenantID, db) else { return }
    switch try action.outcome(maySendTwice: false, db) {
    case .retried:
      try action.retry(as: .background, at: moment, db)
      counts.retried += 1
    case .settled:
      try action.withdraw(at: moment, db)
      counts.settled += 1
    case .maySendTwice: counts.left += 1
    case .notGivenUp: break
    }
  }
}
