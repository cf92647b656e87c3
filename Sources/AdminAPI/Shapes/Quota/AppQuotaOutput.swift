internal import Moderation

/// An app's calls within the last minute, whoever made them.
struct AppQuotaOutput: Encodable {
  struct Tenant: Encodable {
    var tenantID: TenantID
    var used: Int
  }

  struct Urgencies: Encodable {
    var prompt: Int
    var undecided: Int
    var background: Int
    var confirming: Int
    var spare: Int

    init(_ counts: [PlatformCall.Urgency: Int]) {
      prompt = counts[.prompt] ?? 0
      undecided = counts[.undecided] ?? 0
      background = counts[.background] ?? 0
      confirming = counts[.confirming] ?? 0
      spare = counts[.spare] ?? 0
    }
  }

  var appID: AppID
  var callsPerMinute: Int
  var accountCallsPerMinute: Int
  var used: Int
  var usedByUrgency: Urgencies
  var waitingByUrgency: Urgencies
  /// Those with most calls first.
  var tenants: [Tenant]
  var state: String
  @Nullable var until: Timestamp?

  init(_ quota: AppQuota) {
    appID = quota.appID
    callsPerMinute = quota.use.limit
    accountCallsPerMinute = quota.accountLimit
    used = quota.use.used
    usedByUrgency = Urgencies(quota.usedByUrgency)
    waitingByUrgency = Urgencies(quota.waiting)
    tenants = quota.usedByTenant.map { Tenant(tenantID: $0.key, used: $0.value) }
      .sorted { ($1.used, $0.tenantID.rawValue) < ($0.used, $1.tenantID.rawValue) }
    let barrier = CallBarrierOutput(quota.barrier)
    state = barrier.state
    _until = Nullable(wrappedValue: barrier.until)
  }
}
