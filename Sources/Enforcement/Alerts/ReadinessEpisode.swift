internal import Moderation

/// Tells from looks at the gateway's health when somebody has to hear that it is not ready, and that it is again.
struct ReadinessEpisode {
  /// How long it may last before it is worth an alert.
  let patience: Duration
  private var since: Timestamp?
  private var isTold = false

  init(patience: Duration) { self.patience = patience }

  /// What one more look calls for. `told` must be called once that has been done.
  mutating func look(_ findings: [HealthFinding], at moment: Timestamp) -> Alert? {
    if findings.isEmpty {
      guard isTold, let since else {
        since = nil
        return nil
      }
      return Alert(
        tenantID: nil, kind: .gatewayReady, subject: "gateway",
        message: "The gateway is ready again. It was not from \(since) on.", raisedAt: moment)
    }
    // Not later than now, should the clock have been set back.
    let beginning = min(since ?? moment, moment)
    since = beginning
    guard !isTold, moment - beginning >= patience else { return nil }
    let reasons = findings.map { "\($0.check): \($0.message)" }.joined(separator: "; ")
    return Alert(
      tenantID: nil, kind: .gatewayUnready, subject: "gateway",
      message: "The gateway has not been ready since \(beginning). \(reasons)", raisedAt: moment)
  }

  mutating func told(_ alert: Alert) {
    isTold = alert.kind == .gatewayUnready
    if !isTold { since = nil }
  }
}
