internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/rules` and `…/accounts/{account}/rules`: the rules of all layers together, each with where it
/// came from and whether it counts.
struct EffectiveRuleRoutes {
  let access: RuleOwnerAccess
  let inForce: RulesInForce
  let statistics: any RuleStatisticsStore

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/rules") { _, context in
      let scope = try await access.tenant(in: context, atLeast: .moderator)
      return try await answer(for: nil, in: scope)
    }
    group.get("/tenants/:tenant/accounts/:account/rules") { _, context in
      let scope = try await access.tenant(in: context, atLeast: .moderator)
      return try await answer(for: try await access.accounts.required(in: context, scope).id, in: scope)
    }
  }

  private func answer(for account: AccountID?, in scope: TenantScope) async throws -> Response {
    let rules = try await inForce.ruleSet(for: account, in: scope)
    let demotions = try await statistics.demotions(in: scope).filter { $0.accountID == nil || $0.accountID == account }
    return try JSONResponse.make(EffectiveRulesOutput(rules, demotions: demotions))
  }
}
