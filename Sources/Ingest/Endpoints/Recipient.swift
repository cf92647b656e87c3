internal import Moderation

/// The account that a delivery is for, with all that is needed to decide its comments.
struct Recipient: Sendable {
  let tenantID: TenantID
  let accountID: AccountID
  let dialect: Dialect
  /// The account's own ids at TikTok, by which its own comments are told apart: `authorID` once one was read there.
  let openID: String?
  let authorID: String?
  /// When the account was last changed, authorised anew or set up.
  let updatedAt: Timestamp
  /// Names the rules in force, which the library holds.
  let rules: RuleSetKey

  /// The account's own comments are never moderated.
  func isAuthor(of comment: CommentEvent) -> Bool {
    guard let author = comment.authorID else { return false }
    return author == openID || author == authorID
  }
}
