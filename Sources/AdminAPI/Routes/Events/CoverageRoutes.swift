internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/coverage`.
struct CoverageRoutes {
  let tenants: any TenantStore
  let accounts: any AccountStore
  let coverage: any CoverageStore
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/coverage") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .viewer, from: tenants).scope
      var query = QueryFields(request)
      let account = query.id("account", AccountID.self)
      let range = query.range(usual: Self.usual, longest: Self.longest, at: clock.now())
      try query.finish()
      _ = try await accounts.required(account, in: scope)
      let days = try await coverage.coverage(during: range, account: account, in: scope)
      return try ListResponse.make(days) { CoverageDayOutput($0) }
    }
  }

  /// How far back, where the sender does not say.
  private static let usual = Duration.seconds(7 * 86_400)

  /// All of them are answered at once.
  private static let longest = Duration.seconds(92 * 86_400)
}
