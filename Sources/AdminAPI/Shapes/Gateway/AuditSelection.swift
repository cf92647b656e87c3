internal import Moderation

/// Which audit entries a query asks for.
struct AuditSelection {
  let filter: AuditFilter
  let scope: AuditScope

  init(_ query: inout QueryFields, in scope: AuditScope) {
    filter = AuditFilter(
      action: query.choice("action", among: AuditAction.allCases) { $0.rawValue },
      operatorID: query.id("operator", OperatorID.self), subject: query.text("subject", .auditSubject),
      written: query.range())
    if case .gateway(let gateway, _) = scope {
      // Also of one that is gone, which has no list of its own any more.
      self.scope = .gateway(gateway, of: query.id("tenant", TenantID.self))
    } else {
      self.scope = scope
    }
  }
}
