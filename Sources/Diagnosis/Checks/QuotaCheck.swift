public import Moderation

/// How near we are to TikTok's limits, and whether we ran into them.
public struct QuotaCheck: DiagnosticCheck {
  public let name = "quota"
  private let facts: @Sendable () async throws -> GatewayFacts
  private let quota: any QuotaReporting
  private let names: @Sendable ([AccountID]) async throws -> [AccountID: String]
  private let clock: WallClock

  /// `names` tells those of the accounts that there still are.
  public init(
    facts: @escaping @Sendable () async throws -> GatewayFacts, quota: any QuotaReporting,
    names: @escaping @Sendable ([AccountID]) async throws -> [AccountID: String], clock: WallClock
  ) {
    self.facts = facts
    self.quota = quota
    self.names = names
    self.clock = clock
  }

  public func run() async throws -> [DiagnosticFinding] {
    let facts = try await facts()
    let now = clock.now()
    let findings =
      facts.breaches.map(finding) + facts.apps.compactMap { finding(about: $0, quota.quota(of: $0.id, at: now)) }
      + (try await findings(about: quota.troubledAccounts(at: now)))
    return findings.isEmpty
      ? [.ok(name, "no call was one too many within a day, and every app and account has calls left")] : findings
  }

  private func finding(about breaches: GatewayFacts.NamedBreaches) -> DiagnosticFinding {
    .warning(
      name,
      "TikTok said \(Words.count(breaches.count, "time")) within a day that \(breaches.name) made too many calls, last "
        + "at \(breaches.last)",
      remedy: """
        nothing else may use the same app at TikTok; if nothing does, its limits are lower than the settings say: \
        gatehouse app update --calls-per-minute, or limits.per.app
        """)
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
  private func findings(about accounts: [AccountQuota]) async throws -> [DiagnosticFinding] {
    let names = try await names(accounts.map(\.accountID))
    func told(_ condition: (AccountQuota) -> Bool) -> (count: Int, text: String)? {
      let found = accounts.filter(condition).compactMap { names[$0.accountID] }.sorted()
      return found.isEmpty ? nil : (found.count, Words.list(found))
    }
    var findings: [DiagnosticFinding] = []
    if let failing = told(\.isFailing) {
      findings.append(
        .problem(
          name, "most calls of \(Words.count(failing.count, "account")) fail: \(failing.text)",
          remedy: "see the log for what TikTok answers, and gatehouse quota --tenant TENANT for the next try"))
    }
    if let paused = told(\.isPaused) {
      findings.append(
        .warning(
          name, "\(Words.count(paused.count, "account")) left alone for now, after too many calls: \(paused.text)",
          remedy: "wait: it goes on by itself"))
    }
    if let full = told({ !$0.endpoints.isEmpty }) {
      findings.append(
        .warning(
          name, "\(Words.count(full.count, "account")) with next to no calls left for the next minute: \(full.text)",
          remedy: """
            gatehouse quota --tenant TENANT shows how many of their actions wait; where TikTok allows the app more: \
            gatehouse app update --account-calls-per-minute
            """))
    }
    return findings
  }
}

extension AccountQuota {
  fileprivate var isFailing: Bool {
    if case .failing = barrier { true } else { false }
  }

  fileprivate var isPaused: Bool {
    if case .paused = barrier { true } else { false }
  }
}
