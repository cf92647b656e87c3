/// Puts overviews together of what is known. Pure: what was found out goes in, what is shown comes out.
public struct OverviewAssembly: Sendable {
  let period: OverviewPeriod
  let moment: Timestamp
  /// The gateway's, where a tenant set none.
  let limits: ReviewLimits
  let apps: [AppID: AppQuota]
  /// The accounts whose calls do not go on.
  let stalled: [AccountID: CallBarrier]

  public init(
    period: OverviewPeriod, at moment: Timestamp, limits: ReviewLimits, apps: [AppQuota] = [],
    stalled: [AccountQuota] = []
  ) {
    self.period = period
    self.moment = moment
    self.limits = limits
    self.apps = Dictionary(apps.map { ($0.appID, $0) }) { first, _ in first }
    self.stalled = Dictionary(stalled.compactMap { quota in quota.barrier.map { (quota.accountID, $0) } }) { $1 }
  }

  /// Of one tenant or several; of the whole gateway where `gateway` is there. `findings` are what keeps the gateway from
  /// being ready.
  public func overview(
    of tenants: [TenantStanding], gateway: GatewayStanding? = nil, findings: [HealthFinding] = []
  ) -> Overview {
    let steps = period.steps(at: moment)
    var series = steps.starts.map { Overview.Step(start: $0) }
    var overview = Overview(
      period: period, steps: steps, series: [], total: Overview.Counts(), actions: Overview.Actions(),
      timeToHidden: TimeToHidden(), delivered: 0, found: 0, queue: Overview.Queue(), quota: Overview.Quota(),
      attention: [], tenants: [], moreTenants: 0)
    for tenant in tenants {
      var counts = Overview.Counts()
      for (step, added) in tenant.counts where series.indices.contains(step) {
        series[step].counts.add(added)
        counts.add(added)
      }
      overview.total.add(counts)
      overview.actions.add(tenant.actions)
      overview.timeToHidden.add(tenant.timeToHidden)
      overview.delivered += tenant.delivered
      overview.found += tenant.found
      overview.queue.add(tenant.queue)
      let attention = attention(of: tenant)
      overview.attention += attention
      overview.tenants.append(
        Overview.Tenant(
          id: tenant.id, name: tenant.name, isDisabled: tenant.isDisabled, counts: counts,
          waiting: tenant.queue.waiting, attention: attention.count))
    }
    if let gateway { overview.attention += attention(of: gateway, findings) }
    overview.series = series
    overview.quota = quota(of: tenants, isWhole: gateway != nil)
    overview.attention = Array(Self.sorted(overview.attention).prefix(Overview.attentionLimit))
    overview.tenants.sort {
      ($0.attention, $0.counts.events, $1.name, $1.id) > ($1.attention, $1.counts.events, $0.name, $0.id)
    }
    overview.moreTenants = max(0, overview.tenants.count - Overview.tenantLimit)
    overview.tenants = Array(overview.tenants.prefix(Overview.tenantLimit))
    return overview
  }

  private static func sorted(_ attention: [Attention]) -> [Attention] {
    attention.sorted { left, right in
      if left.kind != right.kind { return left.kind < right.kind }
      if left.count != right.count { return left.count > right.count }
      return (left.tenantID?.rawValue ?? 0, left.detail) < (right.tenantID?.rawValue ?? 0, right.detail)
    }
  }

  /// What the tenants themselves called, or where it is about the gateway, everybody.
  private func quota(of tenants: [TenantStanding], isWhole: Bool) -> Overview.Quota {
    let used = isWhole ? Set(apps.keys) : tenants.reduce(into: Set<AppID>()) { $0.formUnion($1.apps) }
    let quotas = used.compactMap { apps[$0] }
    let calls = quotas.reduce(0) { sum, app in
      sum + (isWhole ? app.use.used : tenants.reduce(0) { $0 + app.usedByTenant[$1.id, default: 0] })
    }
    let barriers =
      quotas.compactMap(\.barrier) + tenants.flatMap(\.stalled).compactMap { stalled[$0.id] }
    let pauses = barriers.compactMap { if case .paused(let until) = $0 { until } else { nil } }
    return Overview.Quota(
      callsLastMinute: calls, callsPerMinute: quotas.isEmpty ? nil : quotas.reduce(0) { $0 + $1.use.limit },
      pausedUntil: pauses.filter { $0 > moment }.max())
  }
}
