/// What a draft of a rule set would decide otherwise than the version in force, over comments there were.
///
/// `compared` is the sum of `unchanged`, `newlyHidden`, `released` and `changed`.
public struct BackTestDifference: Equatable, Codable, Sendable {
  public var compared = 0
  /// The verdict stays as it is.
  public var unchanged = 0
  /// Comments that stay visible now and would be held, hidden or deleted.
  public var newlyHidden = 0
  /// Comments that are held, hidden or deleted now and would stay visible.
  public var released = 0
  /// Comments whose verdict changes otherwise: from review to allow, from hold to delete.
  public var changed = 0
  /// Comments on which the external classifier could still change either decision; they are compared as if no rule
  /// about scores held.
  public var awaitingScores = 0
  /// How many comments go from one verdict to another; those that keep theirs too. By `from`, then `to`, without those
  /// that do not occur.
  public var verdicts: [VerdictCount] = []
  /// What each rule has to do with it; those with most changes first.
  public var rules: [RuleDifference] = []
  /// By name; those labels that no comment gains or loses are left out.
  public var labels: [LabelDifference] = []

  public init() {}

  /// What happens to the verdict on one comment.
  public enum Change: String, Codable, Sendable {
    case newlyHidden = "newly_hidden"
    case released
    case changed

    /// Nil for two of the same.
    public init?(from: Verdict, to: Verdict) {
      if from == to { return nil }
      let (wasHidden, isHidden) = (from >= .hold, to >= .hold)
      self = wasHidden == isHidden ? .changed : isHidden ? .newlyHidden : .released
    }
  }

  public struct VerdictCount: Equatable, Codable, Sendable {
    public var from: Verdict
    public var to: Verdict
    public var count: Int
  }

  /// The comments whose verdict changes because of one rule: that of the draft which now decides, or that of the version
  /// in force which no longer does.
  public struct RuleDifference: Equatable, Codable, Sendable {
    /// Nil for comments on which no rule decides, neither before nor after.
    public var rule: String?
    public var layer: RuleLayer?
    public var newlyHidden = 0
    public var released = 0
    public var changed = 0
    /// The latest of them, newest first; at most `BackTest.examples`.
    public var examples: [Example] = []

    public var total: Int { newlyHidden + released + changed }

    private enum CodingKeys: String, CodingKey {
      case rule, layer
      case newlyHidden = "newly_hidden"
      case released, changed, examples
    }
  }

  public struct Example: Equatable, Codable, Sendable {
    public var event: EventID
    /// At most `BackTest.exampleCharacters`; nil where TikTok left it out.
    public var text: String?
    public var from: Verdict
    public var to: Verdict
  }

  public struct LabelDifference: Equatable, Codable, Sendable {
    public var label: String
    public var gained: Int
    public var lost: Int
  }

  private enum CodingKeys: String, CodingKey {
    case compared, unchanged
    case newlyHidden = "newly_hidden"
    case released, changed
    case awaitingScores = "awaiting_scores"
    case verdicts, rules, labels
  }
}
