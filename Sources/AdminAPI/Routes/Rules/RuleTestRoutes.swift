internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/rules/test`: what rules say to a comment and why, without storing anything.
struct RuleTestRoutes {
  let access: RuleOwnerAccess
  let checker: RuleSetChecker
  let library: RuleLibrary
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.post("/tenants/:tenant/rules/test") { request, context in
      let scope = try await access.tenant(in: context, atLeast: .moderator)
      let input = try RuleTestInput(
        try await RequestBody.json(of: request, upTo: RequestBody.maximumBytesAroundRuleSet), at: clock.now())
      let account = try await access.account(input.account, in: scope)
      let rules =
        if let draft = input.draft {
          try await checker.draft(draft, account: account?.id, in: scope).compiled
        } else {
          try await library.ruleSet(for: account?.id, in: scope)
        }
      let explanation = try await checker.explanation(of: input.comment, account: account?.id, by: rules)
      return try JSONResponse.make(ExplanationOutput(explanation))
    }
  }
}
