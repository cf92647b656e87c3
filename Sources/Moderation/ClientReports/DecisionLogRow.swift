/// One decision, as a decision log has it. Nothing of the comment but its id: neither its text nor its author's name,
/// so that what is erased was never in a log.
public struct DecisionLogRow: Equatable, Sendable {
  /// What a row is about. The raw values are printed: never rename.
  public enum Basis: String, CaseIterable, Sendable {
    case rule
    case byDefault = "default"
    case textMissing = "text_missing"
    case ownComment = "own_comment"
    case fuse
    case gone
    /// A reviewer decided.
    case person
    /// A reviewer's decision was taken back.
    case takenBack = "taken_back"
    /// A comment was to be shown again that no reviewer decided about: rules were undone or replayed.
    case shownAgain = "shown_again"

    public init(_ basis: Decision.Basis) {
      switch basis {
      case .rule: self = .rule
      case .byDefault: self = .byDefault
      case .textMissing: self = .textMissing
      case .ownComment: self = .ownComment
      case .fuse: self = .fuse
      case .gone: self = .gone
      }
    }
  }

  public var moment: Timestamp
  public var accountID: AccountID
  public var commentID: String
  public var eventID: EventID
  public var basis: Basis
  public var verdict: Verdict
  public var ruleID: String?
  public var layer: RuleLayer?
  /// The versions of the rule sets that were asked.
  public var versions: RuleSetVersions
  /// What became of it at TikTok; nil where nothing was asked for.
  public var action: ActionCount?
  /// The person who decided, or who took it back.
  public var reviewer: OperatorID?

  public init(
    moment: Timestamp, accountID: AccountID, commentID: String, eventID: EventID, basis: Basis, verdict: Verdict,
    ruleID: String? = nil, layer: RuleLayer? = nil, versions: RuleSetVersions = RuleSetVersions(),
    action: ActionCount? = nil, reviewer: OperatorID? = nil
  ) {
    self.moment = moment
    self.accountID = accountID
    self.commentID = commentID
    self.eventID = eventID
    self.basis = basis
    self.verdict = verdict
    self.ruleID = ruleID
    self.layer = layer
    self.versions = versions
    self.action = action
    self.reviewer = reviewer
  }
}
