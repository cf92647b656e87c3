/// Going through stored comments once more, by the rules in force now: work that survives a restart.
public struct ReplayJob: TenantJob, Equatable {
  public static let idPrefix = "rpl"

  /// What is done about a comment that the rules now decide otherwise. The raw values are stored: never renumber.
  public enum Mode: Int, CaseIterable, Sendable {
    /// It is counted, and nothing changes.
    case compare = 1
    /// The new decision takes the place of the old one, and the comment is hidden or shown accordingly.
    case act = 2

    public var name: String {
      switch self {
      case .compare: "compare"
      case .act: "act"
      }
    }
  }

  public var id: ReplayJobID
  public var tenantID: TenantID
  public var selection: ReplaySelection
  public var mode: Mode
  /// The comparison whose findings this job carries out.
  public var comparedIn: ReplayJobID?
  public var state: JobState
  public var counts: ReplayCounts
  /// What came out otherwise. Stored without the texts of its examples, which are added when it is read.
  public var difference: BackTestDifference
  /// How far it came.
  public var cursor: EventID?
  public var createdBy: OperatorID?
  public var createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(
    id: ReplayJobID, tenantID: TenantID, selection: ReplaySelection, mode: Mode, comparedIn: ReplayJobID? = nil,
    state: JobState = .running, counts: ReplayCounts = ReplayCounts(),
    difference: BackTestDifference = BackTestDifference(), cursor: EventID? = nil, createdBy: OperatorID?,
    createdAt: Timestamp, updatedAt: Timestamp
  ) {
    self.id = id
    self.tenantID = tenantID
    self.selection = selection
    self.mode = mode
    self.comparedIn = comparedIn
    self.state = state
    self.counts = counts
    self.difference = difference
    self.cursor = cursor
    self.createdBy = createdBy
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

public typealias ReplayJobID = Identifier<ReplayJob>
