/// How long a tenant's comments are kept.
struct RetentionRecord: Record {
  var commentDays: Int
  var own: Bool
  var defaultCommentDays: Int
  var leastReviewDays: Int
  var auditDays: Int
  var commentsKeptFrom: String

  static let columns = ["comments, days", "the tenant's own", "kept from"]

  var row: [Cell] { [Cell(String(commentDays)), .yes(own), Cell(commentsKeptFrom)] }

  var fields: [(name: String, value: Cell)] {
    [
      ("comments, days", Cell(String(commentDays))), ("the tenant's own", .yes(own)),
      ("the gateway's", Cell(String(defaultCommentDays))), ("kept from", Cell(commentsKeptFrom)),
      ("waiting for review, at least", Cell(String(leastReviewDays))), ("audit log, days", Cell(String(auditDays))),
    ]
  }
}
