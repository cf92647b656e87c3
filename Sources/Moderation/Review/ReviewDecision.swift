/// What a reviewer decided in one go: about one comment, with perhaps all others of its author, or about many at once.
public struct ReviewDecision: QueuedJob, Equatable {
  public static let idPrefix = "rvd"
  /// How long it can be taken back.
  public static let undoWindow = Duration.seconds(600)
  /// The most comments that one decision in bulk is about.
  public static let bulkLimit = 10_000

  /// The raw values are stored: never renumber.
  public enum State: Int, CaseIterable, Sendable {
    /// Comments are left that it is to be carried out on.
    case running = 1
    case done = 2
    /// It is being taken back, comment by comment.
    case undoing = 3
    case undone = 4
    /// The comments of one in bulk are being set aside for it. Until it has all that were counted it is nobody's to see,
    /// and comes to nothing where it does not get them.
    case selecting = 5

    public var name: String {
      switch self {
      case .running: "running"
      case .done: "done"
      case .undoing: "undoing"
      case .undone: "undone"
      case .selecting: "selecting"
      }
    }
  }

  /// Where an author's other comments are looked for. The raw values are stored: never renumber.
  public enum AuthorScope: Int, CaseIterable, Sendable {
    /// On the account that the comment was written to.
    case account = 1
    /// On all accounts of the tenant.
    case tenant = 2

    public var name: String {
      switch self {
      case .account: "account"
      case .tenant: "tenant"
      }
    }
  }

  /// An entry of one of the tenant's lists.
  public struct ListEntry: Equatable, Sendable {
    public var list: String
    public var term: String
    /// False where the list had it already: then it stays when the decision is taken back.
    public var isNew: Bool

    public init(list: String, term: String, isNew: Bool) {
      self.list = list
      self.term = term
      self.isNew = isNew
    }
  }

  public var id: ReviewDecisionID
  public var tenantID: TenantID
  public var reviewer: OperatorID?
  public var verdict: Verdict
  /// The comment it is about; nil in bulk, and once the comment is deleted here.
  public var eventID: EventID?
  public var isBulk: Bool
  public var state: State
  /// Whose other comments it is about as well.
  public var author: AuthorScope?
  public var entry: ListEntry?
  /// Comments it was carried out on so far, those taken back included.
  public var comments: Int
  /// Those of them that were taken back.
  public var reversed: Int
  public var createdAt: Timestamp
  public var undoneBy: OperatorID?
  public var undoneAt: Timestamp?

  public init(
    id: ReviewDecisionID, tenantID: TenantID, reviewer: OperatorID?, verdict: Verdict, eventID: EventID?,
    isBulk: Bool, state: State, author: AuthorScope?, entry: ListEntry?, comments: Int, reversed: Int,
    createdAt: Timestamp, undoneBy: OperatorID?, undoneAt: Timestamp?
  ) {
    self.id = id
    self.tenantID = tenantID
    self.reviewer = reviewer
    self.verdict = verdict
    self.eventID = eventID
    self.isBulk = isBulk
    self.state = state
    self.author = author
    self.entry = entry
    self.comments = comments
    self.reversed = reversed
    self.createdAt = createdAt
    self.undoneBy = undoneBy
    self.undoneAt = undoneAt
  }
}

public typealias ReviewDecisionID = Identifier<ReviewDecision>
