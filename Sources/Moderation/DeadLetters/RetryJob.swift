/// The retrying of many actions that were given up: work that survives a restart.
public struct RetryJob: TenantJob, Equatable {
  public static let idPrefix = "rty"

  /// What was found, action by action.
  public struct Counts: Equatable, Codable, Sendable {
    public var examined: Int64 = 0
    public var retried: Int64 = 0
    /// The comment is gone, or stands as wanted by now: the action was withdrawn.
    public var settled: Int64 = 0
    /// Replies that may have been sent: left as they are.
    public var left: Int64 = 0

    public init() {}
  }

  public var id: RetryJobID
  public var tenantID: TenantID
  /// Its time has an end, so that what is given up later is not retried as well.
  public var filter: DeadLetterFilter
  public var state: JobState
  public var counts: Counts
  /// How far it came.
  public var cursor: ActionID?
  public var createdBy: OperatorID?
  public var createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(
    id: RetryJobID, tenantID: TenantID, filter: DeadLetterFilter, state: JobState = .running,
    counts: Counts = Counts(), cursor: ActionID? = nil, createdBy: OperatorID?, createdAt: Timestamp,
    updatedAt: Timestamp
  ) {
    self.id = id
    self.tenantID = tenantID
    self.filter = filter
    self.state = state
    self.counts = counts
    self.cursor = cursor
    self.createdBy = createdBy
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

public typealias RetryJobID = Identifier<RetryJob>
