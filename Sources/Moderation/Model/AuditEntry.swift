/// One thing that was changed, by whom: kept for good, never altered.
public struct AuditEntry: Equatable, Identified, Sendable {
  public static let idPrefix = "aud"

  public var id: AuditEntryID
  /// Nil for what concerns the whole gateway.
  public var tenantID: TenantID?
  /// Nil for what the gateway did by itself.
  public var operatorID: OperatorID?
  /// What was done: `rule_set.saved`, `rule.demoted`, `rule.rearmed`, `list.saved`, `list.deleted`, `undo.created`,
  /// `undo.cancelled`, `comment.reviewed`.
  public var action: String
  /// What it was done to: `spam, version 4`.
  public var subject: String
  /// In words; never a comment's text, never a secret.
  public var detail: String?
  public var createdAt: Timestamp

  public init(
    id: AuditEntryID, tenantID: TenantID?, operatorID: OperatorID?, action: String, subject: String, detail: String?,
    createdAt: Timestamp
  ) {
    self.id = id
    self.tenantID = tenantID
    self.operatorID = operatorID
    self.action = action
    self.subject = subject
    self.detail = detail
    self.createdAt = createdAt
  }
}

public typealias AuditEntryID = Identifier<AuditEntry>
