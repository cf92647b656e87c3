/// Which audit entries are wanted; nil leaves that side open.
public struct AuditFilter: Sendable {
  public var action: AuditAction?
  public var operatorID: OperatorID?
  /// Exactly.
  public var subject: String?
  /// By the time at which they were written.
  public var written: TimeRange

  public init(
    action: AuditAction? = nil, operatorID: OperatorID? = nil, subject: String? = nil, written: TimeRange = .always
  ) {
    self.action = action
    self.operatorID = operatorID
    self.subject = subject
    self.written = written
  }
}
