internal import Moderation

struct RetentionOutput: Encodable {
  /// In force: the tenant's own, or the gateway's.
  var commentDays: Int64
  /// Whether they are the tenant's own.
  var own: Bool
  var defaultCommentDays: Int64
  /// For which comments that wait for a person are kept at least.
  var leastReviewDays = RetentionPolicy.leastReviewDays
  /// Of the audit log, which is one for all tenants.
  var auditDays: Int64
  /// Comments from before it are deleted.
  var commentsKeptFrom: Timestamp

  init(ownDays: Int64?, standard: RetentionPolicy, at moment: Timestamp) {
    commentDays = ownDays ?? standard.commentDays
    own = ownDays != nil
    defaultCommentDays = standard.commentDays
    auditDays = standard.auditDays
    commentsKeptFrom = RetentionPolicy.horizon(commentDays, before: moment)
  }
}
