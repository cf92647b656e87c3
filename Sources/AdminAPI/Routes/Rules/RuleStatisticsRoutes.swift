internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/rules/statistics` and `…/demotions`: what rules did, and which ran past their fuse.
struct RuleStatisticsRoutes {
  let access: RuleOwnerAccess
  let statistics: any RuleStatisticsStore
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/rules/statistics") { request, context in
      let scope = try await access.tenant(in: context, atLeast: .viewer)
      var query = QueryFields(request)
      let rule = query.text("rule", .ruleID)
      let range = query.range(usual: Self.usual, longest: Self.longest, at: clock.now())
      try query.finish()
      let days = try await statistics.days(ofRule: rule, during: range, in: scope)
      return try ListResponse.make(days) { RuleDayOutput($0) }
    }
    group.get("/tenants/:tenant/rules/demotions") { _, context in
      let scope = try await access.tenant(in: context, atLeast: .moderator)
      return try ListResponse.make(try await statistics.demotions(in: scope)) { RuleDemotionOutput($0) }
    }
    group.post("/tenants/:tenant/rules/:layer/:rule/rearm") { _, context in
      let scope = try await access.tenant(in: context, atLeast: .manager)
      guard let layer = RuleLayer(name: context.parameters.get("layer") ?? ""),
        let rule = context.parameters.get("rule"),
        try await statistics.rearm(ruleID: rule, layer: layer, at: clock.now(), in: scope)
      else { throw Problem.notFound }
      return Response(status: .noContent)
    }
  }

  /// How far back, where the sender does not say.
  private static let usual = Duration.seconds(30 * 86_400)

  /// The versions in force in that time are read for it.
  private static let longest = Duration.seconds(92 * 86_400)
}
