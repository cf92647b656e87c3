/// The verdict on one comment, with everything needed to explain it later and to carry it out.
public struct Decision: Equatable, Sendable {
  /// Why the verdict came out as it did. The raw values are stored: never renumber.
  public enum Basis: Int, Sendable {
    /// A live rule decided; `ruleID` names it.
    case rule = 1
    /// No live rule matched, so the rule set's default holds.
    case byDefault = 2
    /// The event carried no text, so a person must look.
    case textMissing = 3
    /// The account wrote the comment itself.
    case ownComment = 4
    /// A live rule would have decided, but it is past its fuse, so a person must look; `ruleID` names it.
    case fuse = 5
    /// The event carried no text, and when it was asked for TikTok had the comment no more.
    case gone = 6

    public var name: String {
      switch self {
      case .rule: "rule"
      case .byDefault: "default"
      case .textMissing: "text_missing"
      case .ownComment: "own_comment"
      case .fuse: "fuse"
      case .gone: "gone"
      }
    }
  }

  public var verdict: Verdict
  public var basis: Basis
  /// The deciding rule's id.
  public var ruleID: String?
  /// The layer that the deciding rule belongs to.
  public var ruleLayer: RuleLayer?
  /// The rule sets that were asked; all nil where none was.
  public var versions: RuleSetVersions
  /// What the live rules that hold matched, each rule's in order of appearance, the deciding rule's first; at most
  /// `RuleSetLimits.matches`. Empty for rules that count rather than match.
  public var matches: [TextMatch]
  /// Every live rule that holds, by rank: the deciding one first.
  public var fired: [FiredRule]
  /// Rules in shadow mode that would have matched, by id.
  public var shadows: [ShadowMatch]
  /// Sorted and unique.
  public var labels: [String]
  /// The ids of rules that ask to tell people, by rank.
  public var notifies: [String]
  public var replies: [PlannedReply]
  /// Of the deciding rule.
  public var fuse: RuleFuse?
  /// The categories of the external classifier whose scores could still change the decision; sorted, mostly empty.
  public var awaitsScores: [String]

  public init(
    verdict: Verdict, basis: Basis, ruleID: String? = nil, ruleLayer: RuleLayer? = nil,
    versions: RuleSetVersions = RuleSetVersions(), matches: [TextMatch] = [], fired: [FiredRule] = [],
    shadows: [ShadowMatch] = [], labels: [String] = [], notifies: [String] = [], replies: [PlannedReply] = [],
    fuse: RuleFuse? = nil, awaitsScores: [String] = []
  ) {
    self.verdict = verdict
    self.basis = basis
    self.ruleID = ruleID
    self.ruleLayer = ruleLayer
    self.versions = versions
    self.matches = matches
    self.fired = fired
    self.shadows = shadows
    self.labels = labels
    self.notifies = notifies
    self.replies = replies
    self.fuse = fuse
    self.awaitsScores = awaitsScores
  }

  /// A decision by a tenant's rule set alone; 0 is the version where no rule set was asked.
  public init(
    verdict: Verdict, basis: Basis, ruleID: String? = nil, ruleSetVersion: Int64, matches: [TextMatch] = [],
    shadows: [ShadowMatch] = []
  ) {
    self.init(
      verdict: verdict, basis: basis, ruleID: ruleID, ruleLayer: ruleID == nil ? nil : .tenant,
      versions: RuleSetVersions(tenant: ruleSetVersion == 0 ? nil : ruleSetVersion), matches: matches,
      shadows: shadows)
  }

  /// The version of the rule set that decided: the deciding rule's, else that of the lowest layer there is, else 0.
  public var ruleSetVersion: Int64 {
    if let ruleLayer, let version = versions[ruleLayer] { return version }
    return versions.lowest ?? 0
  }
}
