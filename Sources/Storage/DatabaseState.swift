internal import GRDB
public import Moderation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How much there is of what waits and what is kept, for metrics.
public struct DatabaseState: Equatable, Sendable {
  /// Deliveries and other writes that wait for the next transaction.
  public var queuedWrites = 0
  public var fileBytes: Int64 = 0
  /// Of the write-ahead log.
  public var logBytes: Int64 = 0
  /// Where the file lies; nil where the system does not say.
  public var freeBytes: Int64?

  /// Actions yet to be carried out.
  public var waitingActions = 0
  /// Those that could be carried out now: of enabled tenants and connected, enabled accounts.
  public var dueActions = 0
  public var oldestDueAge: Duration?
  public var pendingScores = 0
  public var runningUndoJobs = 0
  public var runningRetryJobs = 0
  public var runningReplayJobs = 0
  public var reviews = Reviews()
  public var accounts = Accounts()

  /// Comments that wait for a person.
  public struct Reviews: Equatable, Sendable {
    public var waiting = 0
    /// Those that somebody has taken.
    public var leased = 0
    public var oldestAge: Duration?
  }

  public struct Accounts: Equatable, Sendable {
    public var connected = 0
    /// To be authorised again.
    public var disconnected = 0
    public var disabled = 0
  }
}

extension GatehouseDatabase {
  /// One consistent look. Counts what waits, so it costs more the more waits: ten milliseconds for a hundred thousand
  /// actions. Throws `StorageError`.
  public func state(at moment: Timestamp) async throws -> DatabaseState {
    var state = try await read { db in
      var state = DatabaseState()
      state.waitingActions = try Self.count("actions WHERE state = \(Action.State.requested.rawValue)", db)
      state.dueActions = try OutboxQueries.dueCount(at: moment, db)
      if let oldest = try OutboxQueries.earliest(db), oldest <= moment {
        state.oldestDueAge = moment - oldest
      }
      state.pendingScores = try Self.count("pending_scores", db)
      state.runningUndoJobs = try Self.count("undo_jobs WHERE \(JobState.isRunning)", db)
      state.runningRetryJobs = try Self.count("\(RetryJob.table) WHERE \(JobState.isRunning)", db)
      state.runningReplayJobs = try Self.count("\(StoredReplay.table) WHERE \(JobState.isRunning)", db)
      state.reviews = try Self.reviews(at: moment, db)
      state.accounts.disabled = try Self.count("accounts WHERE disabled = 1", db)
      state.accounts.disconnected = try Self.count("accounts WHERE disabled = 0 AND disconnected_at IS NOT NULL", db)
      state.accounts.connected = try Self.count("accounts WHERE disabled = 0 AND disconnected_at IS NULL", db)
      return state
    }
    state.queuedWrites = writer.queuedEntries
    state.fileBytes = Self.size(of: pool.path)
    state.logBytes = Self.size(of: pool.path + "-wal")
    state.freeBytes = Self.freeBytes(at: pool.path)
    return state
  }

  private static func reviews(at moment: Timestamp, _ db: Database) throws -> DatabaseState.Reviews {
    let statement = try db.cachedStatement(
      sql: """
        SELECT count(*) AS waiting, count(CASE WHEN leased_until > ? THEN 1 END) AS leased, min(queued_at) AS oldest
        FROM review_queue WHERE \(DeletedAccounts.leaveOut(of: "review_queue"))
        """)
    guard let row = try Row.fetchOne(statement, arguments: [moment.milliseconds]) else { return .init() }
    return DatabaseState.Reviews(
      waiting: row["waiting"], leased: row["leased"],
      oldestAge: row.optionalTime("oldest").map { max(.zero, moment - $0) })
  }

  private static func count(_ rows: String, _ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM \(rows)")) ?? 0
  }

  private static func size(of path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  private static func freeBytes(at path: String) -> Int64? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    // What is left to others than root, who do not get the reserve.
    return Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
  }
}
