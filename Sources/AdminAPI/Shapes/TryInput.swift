internal import Moderation

/// A comment to try a rule set on.
struct TryInput {
  var comment: CommentEvent
  /// Nil tries the rule set in force.
  var ruleSet: JSONValue?

  init(_ body: [UInt8], at moment: Timestamp) throws(Problem) {
    var fields = try BodyFields(body)
    // No comment has the id 0, so that none can be mistaken for this one.
    comment = CommentEvent(
      kind: .created, commentID: "0", videoID: "0", authorID: fields.optionalText("user_id", .platformID),
      username: fields.optionalText("username", .name), text: fields.text("text", .commentText), occurredAt: moment)
    ruleSet = fields.optionalDocument("rule_set")
    try fields.finish()
  }
}
