internal import Logging
internal import Metrics
internal import Moderation

/// Tells the audit log of logins and refusals, and somebody who can act of runs of failures, and counts them.
///
/// A name that nobody has is not told: people type their password where the name belongs.
struct LoginJournal: Sendable {
  let audit: any AuditLog
  let alerts: any AlertSink
  let clock: WallClock
  /// For what can come in floods.
  let bounded: BoundedAudit
  let metrics = LoginMetrics()

  func succeeded(_ operator: Operator, by actor: Actor, detail: String?) async throws {
    metrics.accepted.increment()
    try await audit.record(.loginSucceeded, `operator`.name, detail: detail, by: actor, of: nil, at: clock.now())
  }

  /// Somebody who is logged in has shown the password again. What it was for is told as a change.
  func confirmed() { metrics.accepted.increment() }

  /// An attempt that was looked at and was wrong. `attempts` is how many there were in a row.
  func refused(
    _ known: Operator?, by origin: LoginAttempt.Origin, reason: String, attempts: Int
  ) async {
    metrics.refused.increment()
    await record(known?.name ?? Self.unknownName, detail: reason, by: origin.actor, origin.logger)
    guard let known, Self.isWorthAnAlert(attempts) else { return }
    let place = origin.actor.address.map { ", the last from \($0)" } ?? ""
    let alert = Alert(
      tenantID: nil, kind: .loginAttack, subject: known.name,
      message:
        "\(attempts) attempts in a row to log in as \(known.name) failed\(place). They are slowed down; if it is "
        + "not \(known.name), a second factor keeps out who might guess the password",
      raisedAt: clock.now())
    // Not waited for: the answer must come as soon as for a name that nobody has.
    Task {
      do {
        try await alerts.raise(alert)
      } catch {
        origin.logger.error("an alert was not kept", metadata: ["error": "\(error)"])
      }
    }
  }

  /// An attempt that was not looked at. `subject` is a name or a network.
  func refusedUnseen(_ subject: String?, by origin: LoginAttempt.Origin) {
    metrics.limited.increment()
    keep(subject ?? Self.unknownName, "beyond the limit, not looked at", origin)
  }

  /// A code that is nobody's invitation.
  func refusedInvitation(by origin: LoginAttempt.Origin) {
    metrics.refused.increment()
    keep("invitation", "no such code", origin)
  }

  /// A login that a page of another site made a browser ask for.
  func refusedForeignPage(by origin: LoginAttempt.Origin) {
    metrics.refused.increment()
    keep("login", "asked for by a page of another site", origin)
  }

  /// Not waited for: the first of a kind goes to the disk at once and the others do not, which must not show in how long
  /// an answer takes.
  private func keep(_ subject: String, _ detail: String, _ origin: LoginAttempt.Origin) {
    let now = clock.now()
    Task { [bounded] in
      await bounded.record(
        .loginRefused, subject, detail: detail, by: origin.actor, of: nil, at: now, logger: origin.logger)
    }
  }

  /// A refusal stays one whether or not it can be written down.
  private func record(_ subject: String, detail: String, by actor: Actor, _ logger: Logger) async {
    do {
      try await audit.record(.loginRefused, subject, detail: detail, by: actor, of: nil, at: clock.now())
    } catch {
      logger.error("a refused login was not written to the audit log", metadata: ["error": "\(error)"])
    }
  }

  private static let unknownName = "unknown name"

  /// At 10 and then at each ten times as many.
  private static func isWorthAnAlert(_ attempts: Int) -> Bool {
    var mark = 10
    while mark < attempts { mark *= 10 }
    return attempts == mark
  }
}
