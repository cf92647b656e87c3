internal import Moderation

/// Finds out what an overview is made of.
struct OverviewSource: Sendable {
  let store: any OverviewStore
  let quota: any QuotaReporting
  /// The gateway's own: complete.
  let limits: ReviewLimits
  let readiness: @Sendable () async -> [HealthFinding]
  let clock: WallClock

  /// Throws `StorageError`.
  func overview(of reach: OverviewReach, over period: OverviewPeriod) async throws -> Overview {
    let now = clock.now()
    let stalled = quota.troubledAccounts(at: now)
    let standings = try await store.standings(
      during: period.steps(at: now), stalled: Set(stalled.map(\.accountID)), at: now, in: reach)
    let apps = standings.tenants.reduce(into: Set<AppID>()) { $0.formUnion($1.apps) }
    let assembly = OverviewAssembly(
      period: period, at: now, limits: limits, apps: apps.map { quota.quota(of: $0, at: now) }, stalled: stalled)
    guard let gateway = standings.gateway else { return assembly.overview(of: standings.tenants) }
    return assembly.overview(of: standings.tenants, gateway: gateway, findings: await readiness())
  }
}
