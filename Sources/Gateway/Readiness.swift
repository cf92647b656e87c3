internal import Moderation
internal import Storage

/// What readiness looks at: whether the database can be written, whether the schema is this build's, and whether actions
/// are being carried out. Looks at most once a second however often it is asked, since anybody who reaches a listener
/// may ask and each look writes to the disk.
actor Readiness {
  /// An action that has been due for longer than this means that the worker is stuck.
  private static let toleratedOutboxAge = Duration.seconds(300)

  private static let lifetime = Duration.seconds(1)

  private let database: GatehouseDatabase
  private let clock: WallClock
  private var latest: (look: Task<[HealthFinding], Never>, began: ContinuousClock.Instant)?

  init(database: GatehouseDatabase, clock: WallClock) {
    self.database = database
    self.clock = clock
  }

  func findings() async -> [HealthFinding] {
    let now = ContinuousClock.now
    if let latest, now - latest.began < Self.lifetime { return await latest.look.value }
    let look = Task { await self.look() }
    latest = (look, now)
    return await look.value
  }

  private nonisolated func look() async -> [HealthFinding] {
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
