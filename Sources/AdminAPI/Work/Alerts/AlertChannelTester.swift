internal import Moderation

/// Sends a test alert to a channel and says what came of it.
struct AlertChannelTester: Sendable {
  let channels: any AlertChannelStore
  let telling: any AlertTelling
  /// Of all channels together, at a time.
  let gate: WorkGate
  /// Of each channel, within a while.
  let limiter: RequestLimiter<AlertChannelID>
  let clock: WallClock

  /// Whatever its quiet hours are, also where it is disabled. Throws `too_many_alert_tests` and `StorageError`.
  func test(
    _ channel: AlertChannel, of tenantName: String?, in scope: AlertScope
  ) async throws -> (AlertTestOutput, RateLimit) {
    let pass = try gate.enter()
    defer { withExtendedLifetime(pass) {} }
    let now = clock.now()
    let rateLimit = try limiter.take(channel.id, at: now)
    let alert = Alert(
      tenantID: channel.tenantID, kind: .test, subject: channel.name,
      message: "This is a test of the alert channel \(channel.name). Alerts arrive here.", raisedAt: now)
    let raised = RaisedAlert(alert: alert, tenantName: tenantName, times: 1, lastRaisedAt: now, tellAt: now)
    let answer = await telling.tell(AlertLetter(id: .fresh(), channel: channel, alerts: [raised]))
    let output = AlertTestOutput(answer)
    try await channels.recordTest(of: channel, outcome: output.error ?? "delivered", at: now, in: scope)
    return (output, rateLimit)
  }
}
