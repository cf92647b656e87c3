internal import Metrics
internal import Moderation

/// What is counted of actions and their quotas.
struct ActionMetrics: Sendable {
  let inFlight = Gauge(label: "gatehouse_actions_in_flight")
  private let accountUse = Self.gauge("gatehouse_quota_used_ratio", "account")
  private let appUse = Self.gauge("gatehouse_quota_used_ratio", "app")
  private let pausedAccounts = Self.gauge("gatehouse_quota_paused", "account")
  private let pausedApps = Self.gauge("gatehouse_quota_paused", "app")
  private let failingAccounts = Gauge(label: "gatehouse_breakers_open", dimensions: [("of", "account")])
  private let failingApps = Gauge(label: "gatehouse_breakers_open", dimensions: [("of", "app")])

  func attempted(_ kind: Action.Kind, _ outcome: AttemptOutcome, _ result: Result<String?, PlatformFailure>) {
    Counter(
      label: "gatehouse_action_attempts_total", dimensions: [("action", kind.name), ("outcome", Self.name(outcome))]
    ).increment()
    guard case .failure(let failure) = result else { return }
    Counter(
      label: "gatehouse_action_failures_total", dimensions: [("reason", Self.name(failure.kind))]
    ).increment()
  }

  func quota(_ use: CallUse) {
    accountUse.record(use.account)
    appUse.record(use.app)
    pausedAccounts.record(use.pausedAccounts)
    pausedApps.record(use.pausedApps)
    failingAccounts.record(use.openAccounts)
    failingApps.record(use.openApps)
  }

  private static func gauge(_ name: String, _ limit: String) -> Gauge {
    Gauge(label: name, dimensions: [("limit", limit)])
  }

  private static func name(_ outcome: AttemptOutcome) -> String {
    switch outcome {
    case .accepted, .replied: "accepted"
    case .confirmed: "gone"
    case .postponed: "postponed"
    case .retry: "retry"
    case .failed: "failed"
    case .dead: "dead"
    }
  }

  private static func name(_ failure: PlatformFailure.Class) -> String {
    switch failure {
    case .rateLimited: "rate_limited"
    case .tokenRejected: "token_rejected"
    case .reauthorise: "reauthorise"
    case .permission: "permission"
    case .permanent: "permanent"
    case .gone: "gone"
    case .transient: "transient"
    case .unreachable: "unreachable"
    }
  }
}
