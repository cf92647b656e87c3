internal import Moderation

/// A tenant's calls within the last minute, and nobody else's.
struct TenantQuotaOutput: Encodable {
  struct App: Encodable {
    var appID: AppID
    var shared: Bool
    var callsPerMinute: Int
    /// By this tenant.
    var used: Int
    var state: String
    @Nullable var until: Timestamp?

    init(_ quota: AppQuota, isShared: Bool, of tenantID: TenantID) {
      appID = quota.appID
      shared = isShared
      callsPerMinute = quota.use.limit
      used = quota.usedByTenant[tenantID] ?? 0
      let barrier = CallBarrierOutput(quota.barrier)
      state = barrier.state
      _until = Nullable(wrappedValue: barrier.until)
    }
  }

  struct Endpoint: Encodable {
    var endpoint: String
    var callsPerMinute: Int
    var used: Int
  }

  struct Account: Encodable {
    var accountID: AccountID
    var name: String
    var state: String
    @Nullable var until: Timestamp?
    /// Actions in the outbox that wait for a call.
    var waiting: Int
    /// Empty in `open`.
    var endpoints: [Endpoint]

    init(_ quota: AccountQuota, name: String, waiting: Int) {
      accountID = quota.accountID
      self.name = name
      self.waiting = waiting
      let barrier = CallBarrierOutput(quota.barrier)
      state = barrier.state
      _until = Nullable(wrappedValue: barrier.until)
      endpoints = PlatformCall.Endpoint.allCases.compactMap { endpoint in
        quota.endpoints[endpoint].map {
          Endpoint(endpoint: endpoint.rawValue, callsPerMinute: $0.limit, used: $0.used)
        }
      }
    }
  }

  var apps: [App]
  /// Those that have made calls or may make none; what the others may do is what stands with the apps.
  var accounts: [Account]
}
