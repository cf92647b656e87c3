internal import Moderation

/// The settings of how long things are kept.
extension Settings {
  static func retention(_ reader: inout SettingsReader) -> RetentionPolicy {
    let standard = RetentionPolicy()
    return RetentionPolicy(
      commentDays: days("retention.comments.days", RetentionPolicy.allowedCommentDays, standard.commentDays, &reader),
      auditDays: days("retention.audit.days", RetentionPolicy.allowedAuditDays, standard.auditDays, &reader))
  }

  private static func days(
    _ key: String, _ allowed: ClosedRange<Int64>, _ standard: Int64, _ reader: inout SettingsReader
  ) -> Int64 {
    Int64(
      reader.integer(
        key, in: Int(allowed.lowerBound)...Int(allowed.upperBound), of: "days", default: Int(standard)))
  }
}
