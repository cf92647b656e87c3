internal import Moderation

struct RetentionInput {
  /// Nil where the gateway's setting is to hold.
  var commentDays: Int64?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    commentDays = fields.optionalInteger("comment_days", in: RetentionPolicy.allowedCommentDays)
    try fields.finish()
  }
}
