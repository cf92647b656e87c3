/// What is known about a comment beside what TikTok sent.
public struct DecisionContext: Sendable {
  /// The account it was written to; nil where that is not known, as in a test call.
  public var accountID: AccountID?
  /// Nil where the account's history is not kept.
  public var history: HistoryFacts?
  /// What the external classifier answered, by category. Nil: not asked yet. Empty: asked in vain.
  public var scores: [String: Double]?

  public init(accountID: AccountID? = nil, history: HistoryFacts? = nil, scores: [String: Double]? = nil) {
    self.accountID = accountID
    self.history = history
    self.scores = scores
  }
}
