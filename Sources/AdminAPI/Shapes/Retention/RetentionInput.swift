internal import Moderation

struct RetentionInput {
  /// Nil where the gateway's setting is to hold.
  var commentDays: Int64?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    self.init(in: &fields)
    try fields.finish()
  }

  init(in fields: inout BodyFields) {
    commentDays = fields.optionalInteger("comment_days", in: RetentionPolicy.allowedCommentDays)
  }
}
