/// How long things are kept, where a tenant has no word of its own. A day is 24 hours.
public struct RetentionPolicy: Equatable, Sendable {
  /// Below seven days a delivery that TikTok repeats would be taken for a new one.
  public static let allowedCommentDays: ClosedRange<Int64> = 7...3650
  public static let allowedAuditDays: ClosedRange<Int64> = 30...3650
  /// However short comments are kept, those that wait for a person wait for this long.
  public static let leastReviewDays: Int64 = 30

  /// Comments, what was decided and done about them, and everything else of a tenant that ages.
  public var commentDays: Int64
  /// The audit log, which is one for all tenants, and the receipts of erasures.
  public var auditDays: Int64

  public init(commentDays: Int64 = 90, auditDays: Int64 = 400) {
    self.commentDays = commentDays
    self.auditDays = auditDays
  }

  /// What was recorded before this moment is too old.
  public static func horizon(_ days: Int64, before moment: Timestamp) -> Timestamp {
    Timestamp(milliseconds: moment.milliseconds - days * 86_400_000)
  }
}
