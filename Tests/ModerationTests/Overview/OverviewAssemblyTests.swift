import Moderation
import Testing

@Suite("Putting an overview together")
struct OverviewAssemblyTests {
  private static let now = Timestamp(seconds: 1_700_000_000)  // 22:13:20

  private func assembly(
    _ period: OverviewPeriod = .day, limits: ReviewLimits = ReviewLimits(age: .seconds(3600), items: 10),
    apps: [AppQuota] = [], stalled: [AccountQuota] = []
  ) -> OverviewAssembly {
    OverviewAssembly(period: period, at: Self.now, limits: limits, apps: apps, stalled: stalled)
  }

  private func standing(_ number: Int64, _ change: (inout TenantStanding) -> Void = { _ in }) -> TenantStanding {
    var standing = TenantStanding(id: TenantID(rawValue: number), name: "tenant \(number)")
    change(&standing)
    return standing
  }

  @Test(
    "has steps of UTC that end with the one that runs now",
    arguments: [
      (OverviewPeriod.day, 24, "2023-11-13T23:00:00.000Z", "2023-11-14T23:00:00.000Z"),
      (.week, 28, "2023-11-08T00:00:00.000Z", "2023-11-15T00:00:00.000Z"),
      (.month, 30, "2023-10-16T00:00:00.000Z", "2023-11-15T00:00:00.000Z"),
    ])
  func steps(_ period: OverviewPeriod, _ count: Int, _ start: String, _ end: String) {
    let steps = period.steps(at: Self.now)
    #expect(steps.starts.count == count && steps.count == count)
    #expect(steps.start == Timestamp(start) && steps.end == Timestamp(end))
    #expect(steps.starts.last.map { $0 <= Self.now && Self.now < $0 + steps.step } == true)
    #expect(period.steps(at: steps.end - .milliseconds(1)) == steps)
    #expect(period.steps(at: steps.end).start == steps.start + steps.step)
  }

  @Test("adds tenants up step by step, and leaves no step out")
  func sums() {
    let first = standing(1) {
      $0.counts = [0: .init(events: 3, byVerdict: [.allow: 2, .hide: 1]), 23: .init(events: 1, byVerdict: [.hold: 1])]
      $0.actions = .init(waiting: 1, unconfirmed: 2, givenUp: 0)
      $0.queue = .init(waiting: 2, claimed: 1, oldest: Self.now - .seconds(60))
      ($0.delivered, $0.found) = (9, 1)
    }
    let second = standing(2) {
      $0.counts = [0: .init(events: 4, byVerdict: [.allow: 4])]
      $0.actions = .init(waiting: 4, unconfirmed: 0, givenUp: 1)
      $0.queue = .init(waiting: 1, claimed: 0, oldest: Self.now - .seconds(90))
    }
    let overview = assembly().overview(of: [first, second])
    #expect(overview.series.count == 24)
    #expect(overview.series[0].counts == .init(events: 7, byVerdict: [.allow: 6, .hide: 1]))
    #expect(overview.series[1].counts == .init())
    #expect(overview.series[23].counts == .init(events: 1, byVerdict: [.hold: 1]))
    #expect(overview.total == .init(events: 8, byVerdict: [.allow: 6, .hide: 1, .hold: 1]))
    #expect(overview.actions == .init(waiting: 5, unconfirmed: 2, givenUp: 1))
    #expect(overview.queue == .init(waiting: 3, claimed: 1, oldest: Self.now - .seconds(90)))
    #expect(overview.delivered == 9 && overview.found == 1)
    #expect(overview.quota == .init())
  }

  @Test("puts the most urgent first, and says of which account it is where it is one")
  func attention() throws {
    let account = TenantStanding.NamedAccount(id: AccountID(rawValue: 7), name: "Shop")
    func trouble(_ kind: AuthorisationTrouble.Kind, _ id: Int64) -> AuthorisationTrouble {
      AuthorisationTrouble(
        tenantID: TenantID(rawValue: 1), accountID: AccountID(rawValue: id), accountName: "a\(id)", kind: kind)
    }
    let tenant = standing(1) {
      $0.parked = 2
      $0.demotions = 1
      $0.undeliveredAlerts = 3
      $0.actions.givenUp = 1
      $0.queue = .init(waiting: 11)
      $0.troubles = [
        trouble(.ending(Self.now), 3), trouble(.lapsed(since: Self.now, reason: "x"), 1),
        trouble(.lapsed(since: Self.now, reason: "x"), 2),
        trouble(.refreshFailing(ends: Self.now, RenewalTrouble(failures: 2, message: "secret cause")), 4),
      ]
      $0.stalled = [account, .init(id: AccountID(rawValue: 8), name: "used up")]
      $0.disabledWithTraffic = [account]
    }
    let stalled = [
      AccountQuota(accountID: account.id, barrier: .paused(until: Self.now + .seconds(5))),
      AccountQuota(accountID: AccountID(rawValue: 8), barrier: .usedUp(until: Self.now)),
    ]
    var gateway = GatewayStanding()
    gateway.backupFailure = "no space"
    gateway.parked = 1
    let overview = assembly(stalled: stalled).overview(
      of: [tenant], gateway: gateway, findings: [HealthFinding(check: "outbox", message: "it stands")])
    let kinds = overview.attention.map(\.kind)
    #expect(kinds == kinds.sorted())
    #expect(Set(kinds) == Set(Attention.Kind.allCases))
    #expect(overview.attention.first?.detail == "it stands" && overview.attention.first?.tenantID == nil)
    let lapsed = try #require(overview.attention.first { $0.kind == .accountDisconnected })
    #expect(lapsed.count == 2 && lapsed.subject == nil && lapsed.tenantID == tenant.id)
    let paused = try #require(overview.attention.first { $0.kind == .actionsPaused })
    #expect(paused.count == 1 && paused.subject == account.id && paused.detail.hasPrefix("Shop is not acted for"))
    #expect(!overview.attention.contains { $0.detail.contains("secret cause") })
    #expect(overview.attention.allSatisfy { $0.count > 0 && $0.detail.hasSuffix(".") || $0.kind == .notReady })
    #expect(overview.tenants.first?.attention == 10)
    #expect(overview.quota.pausedUntil == Self.now + .seconds(5))
  }

  @Test("holds a queue against the tenant's own limits, and the gateway's where it has none")
  func limits() {
    func isOver(_ waiting: Int, _ age: Duration, _ own: ReviewLimits = ReviewLimits()) -> Bool {
      let tenant = standing(1) {
        $0.queue = .init(waiting: waiting, oldest: Self.now - age)
        $0.reviewLimits = own
      }
      return assembly().overview(of: [tenant]).attention.contains { $0.kind == .reviewBacklog }
    }
    #expect(!isOver(10, .seconds(3600)))
    #expect(isOver(11, .seconds(1)))
    #expect(isOver(1, .seconds(3601)))
    #expect(!isOver(11, .seconds(3601), ReviewLimits(age: .seconds(7200), items: 11)))
    #expect(isOver(11, .seconds(1), ReviewLimits(age: .seconds(7200))))
  }

  @Test("counts calls of a tenant's own, or of everybody for the gateway")
  func quota() {
    let app = AppID(rawValue: 1)
    let shared = AppID(rawValue: 2)
    let apps = [
      AppQuota(
        appID: app, use: QuotaUse(limit: 100, used: 5), accountLimit: 40, usedByTenant: [TenantID(rawValue: 1): 5]),
      AppQuota(
        appID: shared, use: QuotaUse(limit: 600, used: 50), accountLimit: 40,
        usedByTenant: [TenantID(rawValue: 1): 20, TenantID(rawValue: 2): 29],
        barrier: .paused(until: Self.now + .seconds(9))),
    ]
    let first = standing(1) { $0.apps = [app, shared] }
    let second = standing(2) { $0.apps = [shared] }
    let all = assembly(apps: apps)
    let until = Self.now + .seconds(9)
    #expect(
      all.overview(of: [first]).quota == .init(callsLastMinute: 25, callsPerMinute: 700, pausedUntil: until))
    #expect(
      all.overview(of: [second]).quota == .init(callsLastMinute: 29, callsPerMinute: 600, pausedUntil: until))
    #expect(
      all.overview(of: [first, second], gateway: GatewayStanding()).quota
        == .init(callsLastMinute: 55, callsPerMinute: 700, pausedUntil: until))
    #expect(all.overview(of: [standing(3)]).quota == .init())
  }

  @Test("lists those that need a hand, then the busiest, and says how many it leaves out")
  func tenants() {
    let standings = (1...Int64(Overview.tenantLimit + 5)).map { number in
      standing(number) {
        $0.counts = [1: .init(events: Int(number))]
        if number == 3 { $0.parked = 1 }
      }
    }
    let overview = assembly().overview(of: standings)
    #expect(overview.tenants.count == Overview.tenantLimit && overview.moreTenants == 5)
    #expect(overview.tenants.prefix(3).map(\.id.rawValue) == [3, 205, 204])
  }

  @Test("bounds what it says needs a hand")
  func bounds() {
    let standings = (1...Int64(Overview.attentionLimit + 5)).map { number in standing(number) { $0.parked = 1 } }
    #expect(assembly().overview(of: standings).attention.count == Overview.attentionLimit)
  }
}
