public import Moderation

/// Whether there is something to go back to.
public struct BackupCheck: DiagnosticCheck {
  /// How often backups are made and tried.
  public struct Schedule: Equatable, Sendable {
    public var interval: Duration
    public var drillInterval: Duration

    public init(interval: Duration, drillInterval: Duration) {
      self.interval = interval
      self.drillInterval = drillInterval
    }
  }

  public let name = "backups"
  private let log: any BackupLog
  private let schedule: Schedule?
  private let clock: WallClock
  private let scope: GatewayScope

  /// Without a schedule, backups are made only when somebody asks for one.
  public init(log: any BackupLog, schedule: Schedule?, clock: WallClock, scope: GatewayScope) {
    self.log = log
    self.schedule = schedule
    self.clock = clock
    self.scope = scope
  }

  public func run() async throws -> [DiagnosticFinding] {
    let summary = try await log.summary()
    var findings = [age(of: summary.lastGoodBackupAt)]
    let newest = try await log.drills(page: PageRequest(limit: 1), in: scope).items.first
    if let failure = newest?.failure {
      findings.append(
        .problem(
          name, "the newest try to restore a backup, \(newest?.fileName ?? ""), failed: \(failure)",
          remedy: "make another one now and try it: gatehouse backup drill; keep the one that fails for inquiry"))
    } else if let schedule, let finding = drills(summary.lastGoodDrillAt, schedule) {
      findings.append(finding)
    }
    return findings
  }

  private func age(of last: Timestamp?) -> DiagnosticFinding {
    let scheduled = schedule != nil
    let make =
      scheduled
      ? "see the log and gatehouse backup list for what keeps them from being made"
      : "set backup.folder and backup.passphrase.file, or have cron run: gatehouse backup --to FILE"
    guard let last else {
      return .warning(name, "no backup was ever made: if the disk is lost, everything is", remedy: make)
    }
    let age = clock.now() - last
    let allowed = schedule.map { $0.interval * 2 } ?? .seconds(7 * 86_400)
    guard age > allowed else { return .ok(name, "the newest good backup is \(Words.span(age)) old") }
    return scheduled
      ? .problem(
        name, "the newest good backup is \(Words.span(age)) old, though one is due every \(Words.span(allowed / 2))",
        remedy: make)
      : .warning(name, "the newest good backup is \(Words.span(age)) old", remedy: make)
  }

  private func drills(_ last: Timestamp?, _ schedule: Schedule) -> DiagnosticFinding? {
    guard let last else {
      return .warning(
        name, "no backup was ever tried: nobody knows whether they can be restored",
        remedy: "run: gatehouse backup drill")
    }
    let age = clock.now() - last
    guard age > schedule.drillInterval * 2 else { return nil }
    return .warning(
      name, "the last good try to restore a backup was \(Words.span(age)) ago", remedy: "run: gatehouse backup drill")
  }
}
