internal import HTTPTypes
internal import Hummingbird
internal import Moderation
internal import Reports

/// `/v1/tenants/{tenant}/report` and `/time-to-hidden`.
struct ReportRoutes {
  let tenants: any TenantStore
  let accounts: any AccountStore
  let reports: any ReportStore
  let coverage: any CoverageStore
  let bounded: BoundedAudit
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/report") { request, context in
      let granted = try await context.caller.tenant(in: context, atLeast: .viewer, from: tenants)
      var query = QueryFields(request)
      let accountID = query.id("account", AccountID.self)
      let range = query.range()
      try query.finish()
      let account = try await account(accountID, in: granted.scope)
      let times = try await reports.timeToHidden(received: range, account: accountID, in: granted.scope)
      let report = LogReport(
        tenant: granted.tenant.name, account: account?.name,
        totals: try await reports.totals(received: range, account: accountID, in: granted.scope),
        timeToHidden: TimeToHiddenSummary(times.total), accountTimes: try await listed(times, in: granted.scope),
        coverage: ReportCoverage(
          try await coverage.coverage(during: range, account: accountID, in: granted.scope)), requested: range)
      await bounded.record(
        .reportExported, accountID.map { "report of \($0)" } ?? "report", detail: request.uri.query,
        by: granted.scope.actor, of: granted.scope.tenantID, at: clock.now(), logger: context.logger)
      return MediaType.preferred(request.headers[.accept], among: ["application/json", "text/plain"]) == "text/plain"
        ? JSONResponse.text(report.text.utf8, type: "text/plain; charset=utf-8", headers: [.vary: "Accept"])
        : JSONResponse.text(report.json().utf8, type: "application/json", headers: [.vary: "Accept"])
    }
    group.get("/tenants/:tenant/time-to-hidden") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .viewer, from: tenants).scope
      var query = QueryFields(request)
      let accountID = query.id("account", AccountID.self)
      let range = query.range()
      try query.finish()
      _ = try await account(accountID, in: scope)
      return try JSONResponse.make(
        TimeToHiddenOutput(try await reports.timeToHidden(received: range, account: accountID, in: scope)))
    }
  }

  /// Leaves out accounts that were deleted meanwhile.
  private func listed(_ times: [AccountID: TimeToHidden], in scope: TenantScope) async throws -> [AccountTimes] {
    var listed: [AccountTimes] = []
    for (id, times) in times.busiestFirst {
      guard let account = try await accounts.account(id, in: scope) else { continue }
      listed.append(AccountTimes(accountID: id, account: account.name, timeToHidden: TimeToHiddenSummary(times)))
    }
    return listed
  }

  private func account(_ id: AccountID?, in scope: TenantScope) async throws -> Account? {
    guard let id else { return nil }
    guard let account = try await accounts.account(id, in: scope) else { throw Problem.notFound }
    return account
  }
}
