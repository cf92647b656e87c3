public import Moderation

/// How near we are to TikTok's limits, and whether we ran into them.
public struct QuotaCheck: DiagnosticCheck {
  public let name = "quota"
  private let facts: @Sendable () async throws -> GatewayFacts
  private let quota: any QuotaReporting
  private let breaches: any BreachReporting
  private let clock: WallClock

  public init(
    facts: @escaping @Sendable () async throws -> GatewayFacts, quota: any QuotaReporting,
    breaches: any BreachReporting, clock: WallClock
  ) {
    self.facts = facts
    self.quota = quota
    self.breaches = breaches
    self.clock = clock
  }

  public func run() async throws -> [DiagnosticFinding] {
    let now = clock.now()
    let recent = breaches.breaches(since: now - .seconds(86_400))
    var findings: [DiagnosticFinding] = []
    if let last = recent.last {
      findings.append(
        .warning(
          name,
          "TikTok said \(Words.count(recent.count, "time")) within a day that there were too many calls, last at "
            + "\(last.moment)",
          remedy: """
            nothing else may use the same app at TikTok; if nothing does, its limits are lower than the settings say: \
            gatehouse app update --calls-per-minute, or limits.per.app
            """))
    }
    for app in try await facts().apps {
      if let finding = finding(about: app, quota.quota(of: app.id, at: now)) { findings.append(finding) }
    }
    return findings.isEmpty
      ? [.ok(name, "no call was one too many within a day, and every app has calls left")] : findings
  }

  private func finding(about app: GatewayFacts.NamedApp, _ quota: AppQuota) -> DiagnosticFinding? {
    switch quota.barrier {
    case .failing(let probe):
      return .problem(
        name, "most calls of the app \(app.name) fail; the next try is at \(probe)",
        remedy: "see the log for what TikTok answers, and whether the app is still approved there")
    case .paused(let until):
      return .warning(
        name, "the app \(app.name) is left alone until \(until), after too many calls",
        remedy: "wait: it goes on by itself")
    // An account's, which is no trouble of the app's.
    case .usedUp, nil: break
    }
    guard quota.use.used * 10 >= quota.use.limit * 9 else { return nil }
    return .warning(
      name, "the app \(app.name) has used \(quota.use.used) of its \(quota.use.limit) calls a minute",
      remedy: "gatehouse quota --app \(app.id) shows who uses them; TikTok grants higher limits on request")
  }
}
