internal import GRDB
public import Moderation

/// Retries in bulk, in SQLite.
public struct RetryRepository: RetryStore, JobRepository {
  typealias Stored = RetryJob

  let database: GatehouseDatabase
  var added: WorkSignal { database.signals.retrying }

  public init(_ database: GatehouseDatabase) { self.database = database }

  public func create(_ job: RetryJob, in scope: TenantScope) async throws {
    try await database.write { db in
      try scope.require(job.filter.accountID, db)
      try job.begin(in: scope, db)
    }
    added.signal()
  }

  public func advance(_ id: RetryJobID, limit: Int, at moment: Timestamp) async throws {
    let found = try await database.read { db in
      try RetryJob.running(id, db).map { try RetrySlice(of: $0, limit: limit, db) }
    }
    guard let slice = found else { return }
    let counts = try await database.write { db -> (before: RetryJob.Counts, after: RetryJob.Counts)? in
      guard var job = try RetryJob.running(id, db), job.cursor == slice.start else { return nil }
      let before = job.counts
      for action in slice.actions { try job.retry(action, at: moment, db) }
      job.cursor = slice.end ?? job.cursor
      if slice.isLast { job.state = .done }
      job.updatedAt = moment
      try job.update(db)
      if job.state == .done {
        try db.audit(.retryFinished, "\(id)", to: job.auditProgress, by: .gateway, of: job.tenantID, at: moment)
      }
      return (before, job.counts)
    }
    if let counts { counts.after.items.count(as: "retry", since: counts.before.items) }
    database.work.signal()
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
