internal import Moderation

struct AuditEntryOutput: Encodable {
  var id: AuditEntryID
  /// Null for what the gateway did by itself.
  @Nullable var operatorID: OperatorID?
  var action: String
  var subject: String
  @Nullable var detail: String?
  var createdAt: Timestamp

  init(_ entry: AuditEntry) {
    id = entry.id
    _operatorID = Nullable(wrappedValue: entry.operatorID)
    action = entry.action
    subject = entry.subject
    _detail = Nullable(wrappedValue: entry.detail)
    createdAt = entry.createdAt
  }
}
