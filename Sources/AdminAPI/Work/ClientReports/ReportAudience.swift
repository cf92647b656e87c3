internal import Moderation

/// Who has reports made, and of which tenant.
struct ReportAudience: Hashable, Sendable {
  var reader: OperatorID
  var tenant: TenantID
}
