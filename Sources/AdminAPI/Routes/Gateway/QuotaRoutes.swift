internal import Hummingbird
internal import Moderation

/// `…/quota` of a shared app and of a tenant: what is used of TikTok's limits right now.
struct QuotaRoutes {
  let tenants: any TenantStore
  let apps: any AppStore
  let accounts: any AccountStore
  let events: any EventStore
  let quota: any QuotaReporting
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/apps/:app/quota") { _, context in
      let scope = try context.caller.gateway()
      guard let id = AppID(context.parameters.get("app") ?? ""), try await apps.sharedApp(id, in: scope) != nil else {
        throw Problem.notFound
      }
      return try JSONResponse.make(AppQuotaOutput(quota.quota(of: id, at: clock.now())))
    }
    group.get("/tenants/:tenant/quota") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .viewer, from: tenants).scope
      return try JSONResponse.make(try await tenantQuota(in: scope))
    }
  }

  private func tenantQuota(in scope: TenantScope) async throws -> TenantQuotaOutput {
    let now = clock.now()
    let own = try await apps.apps(in: scope).map(\.id)
    var shared: Set<AppID> = []
    var active: [TenantQuotaOutput.Account] = []
    var page: PageRequest? = PageRequest(limit: 1000)
    while let request = page {
      let found = try await accounts.accounts(page: request, in: scope)
      for account in found.items {
        if account.dialect == .business, let app = account.appID, !own.contains(app) { shared.insert(app) }
        let used = quota.quota(of: account, at: now)
        guard used.barrier != nil || used.endpoints.values.contains(where: { $0.used > 0 }) else { continue }
        let waiting = try await events.waitingActions(of: account.id, in: scope)
        active.append(TenantQuotaOutput.Account(used, name: account.name, waiting: waiting))
      }
      page = found.next.map { PageRequest(before: $0, limit: request.limit) }
    }
    let parts = own.map { ($0, false) } + shared.sorted { $0.rawValue < $1.rawValue }.map { ($0, true) }
    return TenantQuotaOutput(
      apps: parts.map {
        TenantQuotaOutput.App(quota.quota(of: $0.0, at: now), isShared: $0.1, of: scope.tenantID)
      },
      accounts: active)
  }
}
