internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/rules/test`: what rules say to a comment and why, without storing anything.
struct RuleTestRoutes {
  let access: RuleOwnerAccess
  let checker: RuleSetChecker
  let inForce: RulesInForce
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.post("/tenants/:tenant/rules/test") { request, context in
      let scope = try await access.tenant(in: context, atLeast: .moderator)
      let input = try RuleTestInput(
        try await RequestBody.json(of: request, upTo: RequestBody.maximumBytesAroundRuleSet), at: clock.now())
      let account = try await access.accounts.required(input.account, in: scope)?.id
      let rules = try await rules(input.draft, account, scope)
      let explanation = try await checker.explanation(of: input.comment, account: account, by: rules)
      return try JSONResponse.make(ExplanationOutput(explanation, text: input.comment.text))
    }
  }

  private func rules(
    _ draft: RuleDraftInput?, _ account: AccountID?, _ scope: TenantScope
  ) async throws -> CompiledRuleSet {
    guard let draft else { return try await inForce.ruleSet(for: account, in: scope) }
    let checked = try await checker.check(draft, in: draft.scope(account: account, in: scope))
    return try await checker.ruleSet(with: checked, for: account, in: scope)
  }
}
