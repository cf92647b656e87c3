internal import Moderation

/// A comment to test rules with, and a draft where it is not those in force that are to be tested.
struct RuleTestInput {
  var comment: CommentEvent
  /// Nil for the tenant's accounts that have no rules of their own.
  var account: AccountID?
  /// What a classifier would have answered, by category.
  var draft: RuleDraftInput?

  init(_ body: [UInt8], at moment: Timestamp) throws(Problem) {
    var fields = try BodyFields(body)
    // No comment has the id 0, so that none can be mistaken for this one.
    comment = CommentEvent(
      kind: .created, commentID: "0", videoID: fields.optionalText("video_id", .platformID) ?? "0",
      parentCommentID: fields.optionalText("parent_comment_id", .platformID),
      authorID: fields.optionalText("user_id", .platformID), username: fields.optionalText("username", .name),
      text: fields.text("text", .commentText), occurredAt: fields.optionalMoment("occurred_at") ?? moment)
    account = fields.optionalID("account", AccountID.self)
    draft = RuleDraftInput(in: &fields, account: account)
    try fields.finish()
  }
}
