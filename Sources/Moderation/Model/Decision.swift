/// The verdict on one comment, with everything needed to explain it later.
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

    public var name: String {
      switch self {
      case .rule: "rule"
      case .byDefault: "default"
      case .textMissing: "text_missing"
      case .ownComment: "own_comment"
      }
    }
  }

  public var verdict: Verdict
  public var basis: Basis
  /// The deciding rule's id within its rule set.
  public var ruleID: String?
  /// The version of the rule set that decided; 0 where no rule set was asked.
  public var ruleSetVersion: Int64
  /// What the deciding rule matched, in order of appearance; empty for rules that count rather than match.
  public var matches: [TextMatch]
  /// Rules in shadow mode that would have matched.
  public var shadows: [ShadowMatch]

  public init(
    verdict: Verdict, basis: Basis, ruleID: String? = nil, ruleSetVersion: Int64 = 0, matches: [TextMatch] = [],
    shadows: [ShadowMatch] = []
  ) {
    self.verdict = verdict
    self.basis = basis
    self.ruleID = ruleID
    self.ruleSetVersion = ruleSetVersion
    self.matches = matches
    self.shadows = shadows
  }
}

/// A stretch of the comment's original text, in UTF-8 bytes: `start` is the first byte, `end` the one past the last.
public struct TextMatch: Hashable, Codable, Sendable {
  public var start: Int
  public var end: Int
  /// The term of the rule that matched there.
  public var term: String

  public init(start: Int, end: Int, term: String) {
    self.start = start
    self.end = end
    self.term = term
  }
}

/// A shadow rule that would have given this verdict, had it been live.
public struct ShadowMatch: Hashable, Codable, Sendable {
  public var ruleID: String
  public var verdict: Verdict

  public init(ruleID: String, verdict: Verdict) {
    self.ruleID = ruleID
    self.verdict = verdict
  }

  private enum CodingKeys: String, CodingKey {
    case ruleID = "rule"
    case verdict
  }
}
