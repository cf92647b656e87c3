/// Which decisions are wanted: of a tenant, or of one of its accounts.
public struct ReportSelection: Sendable {
  /// By the time they were received, decided by a person or asked for.
  public var period: TimeRange
  public var account: AccountID?
  /// Nothing from after this is told, and actions are told of as they stood then, as far as that is known.
  public var asOf: Timestamp
  /// Whether what only a report needs is wanted as well: authors, terms and the outcome of actions.
  public var hasDetails: Bool

  public init(period: TimeRange, account: AccountID?, asOf: Timestamp, hasDetails: Bool) {
    self.period = period
    self.account = account
    self.asOf = asOf
    self.hasDetails = hasDetails
  }
}

/// The decisions of a stretch of the period, all other than plain allow.
public struct ReportSlice: Sendable {
  /// A comment that rules did not just allow.
  public struct Comment: Sendable {
    /// TikTok's id of the author, else the name.
    public var author: String?
    public var username: String?
    public var verdict: Verdict
    public var ruleID: String?
    public var layer: RuleLayer?
    /// What matched, each once.
    public var terms: [String]

    public init(
      author: String?, username: String?, verdict: Verdict, ruleID: String?, layer: RuleLayer?, terms: [String]
    ) {
      self.author = author
      self.username = username
      self.verdict = verdict
      self.ruleID = ruleID
      self.layer = layer
      self.terms = terms
    }
  }

  /// In the order in which decisions and actions were asked for.
  public var rows: [DecisionLogRow]
  public var comments: [Comment]
  public var actions: [ActionCount: Int]
  /// Where the next slice begins; nil after the last.
  public var next: Int64?

  public init(
    rows: [DecisionLogRow], comments: [Comment] = [], actions: [ActionCount: Int] = [:], next: Int64? = nil
  ) {
    self.rows = rows
    self.comments = comments
    self.actions = actions
    self.next = next
  }
}
