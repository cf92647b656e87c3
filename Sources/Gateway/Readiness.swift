internal import Moderation
internal import Storage

/// What readiness looks at: whether the database can be written, whether the schema is this build's, and whether
/// actions are being carried out.
struct Readiness: Sendable {
  /// An action that has been due for longer than this means that the worker is stuck.
  private static let toleratedOutboxAge = Duration.seconds(300)

  let database: GatehouseDatabase
  let clock: WallClock

  func findings() async -> [HealthFinding] {
    var findings: [HealthFinding] = []
    do {
      try await database.checkWritable()
    } catch {
      findings.append(HealthFinding(check: "database", message: "\(error)"))
    }
    do {
      if try await !database.areMigrationsCurrent() {
        findings.append(
          HealthFinding(check: "migrations", message: "the schema is older than this build; restart the gateway"))
      }
    } catch {
      findings.append(HealthFinding(check: "migrations", message: "\(error)"))
    }
    do {
      if let age = try await OutboxRepository(database).oldestDueAge(at: clock.now()), age > Self.toleratedOutboxAge {
        findings.append(
          HealthFinding(
            check: "outbox",
            message: "an action has been waiting for \(age.components.seconds) s; see the log for what TikTok answers"))
      }
    } catch {
      findings.append(HealthFinding(check: "outbox", message: "\(error)"))
    }
    return findings
  }
}
