/// The undoing of what one version of a rule set hid: a long piece of work that survives a restart.
public struct UndoJob: TenantJob, Equatable {
  public static let idPrefix = "und"

  /// What was found, comment by comment.
  public struct Counts: Equatable, Codable, Sendable {
    /// Decisions of the version that were looked at.
    public var examined: Int64 = 0
    /// Hidden by this version alone: an unhide was queued.
    public var queued: Int64 = 0
    /// The hide had not been sent yet and was withdrawn.
    public var withdrawn: Int64 = 0
    /// The rules now in force would hide it too: it stays hidden.
    public var stillHidden: Int64 = 0
    /// Deleted: nothing brings it back.
    public var deleted: Int64 = 0
    /// Shown again already, by a person or an earlier undo.
    public var alreadyVisible: Int64 = 0

    public init() {}
  }

  public var id: UndoJobID
  public var owner: RuleSetOwner
  /// The tenant whose comments are gone through.
  public var tenantID: TenantID
  /// The version whose effects are undone.
  public var version: Int64
  /// By the time the comments were received.
  public var received: TimeRange
  public var state: JobState
  public var counts: Counts
  /// How far it came.
  public var cursor: EventID?
  public var createdBy: OperatorID?
  public var createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(
    id: UndoJobID, owner: RuleSetOwner, tenantID: TenantID, version: Int64, received: TimeRange, state: JobState,
    counts: Counts = Counts(), cursor: EventID? = nil, createdBy: OperatorID?, createdAt: Timestamp,
    updatedAt: Timestamp
  ) {
    self.id = id
    self.owner = owner
    self.tenantID = tenantID
    self.version = version
    self.received = received
    self.state = state
    self.counts = counts
    self.cursor = cursor
    self.createdBy = createdBy
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

public typealias UndoJobID = Identifier<UndoJob>
