/// What decides the comments on one account: its rule set and, where rules count, its recent comments. Ready for use by
/// any thread.
public struct AccountRules: Sendable {
  public let accountID: AccountID
  public let ruleSet: CompiledRuleSet
  /// Nil where no rule asks for it.
  let history: AccountHistory?

  /// The verdict on a comment that is not the account's own. Where rules count, the comment is counted in; one that was
  /// counted before is not counted again, so that asking twice gives the same answer.
  ///
  /// `scores` are what an external classifier answered, nil where it was not asked.
  public func decide(_ comment: CommentEvent, scores: [String: Double]? = nil, scratch: MatchScratch) -> Decision {
    let context = DecisionContext(
      accountID: accountID, history: history?.observe(comment), scores: scores)
    return ruleSet.decide(comment, context: context, scratch: scratch)
  }
}
