internal import Moderation

/// The account that a delivery is for, with all that is needed to decide its comments.
struct Recipient: Sendable {
  let tenantID: TenantID
  let accountID: AccountID
  let dialect: Dialect
  /// The account's own id at TikTok, by which its own comments are told apart.
  let openID: String?
  let rules: CompiledRuleSet

  /// The verdict on a new comment. The account's own comments are never moderated.
  func decide(_ comment: CommentEvent, scratch: MatchScratch) -> Decision {
    if let author = comment.authorID, author == openID {
      return Decision(verdict: .allow, basis: .ownComment)
    }
    return rules.decide(comment, scratch: scratch)
  }
}
