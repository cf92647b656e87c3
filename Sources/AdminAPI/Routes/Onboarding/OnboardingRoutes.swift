internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/onboarding`: a whole tenant in one call.
struct OnboardingRoutes {
  let planner: OnboardingPlanner
  let maker: TenantMaker

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.post("/onboarding") { request, context in
      let gateway = try context.caller.gateway()
      let input = try OnboardingInput(
        try await RequestBody.json(of: request, upTo: OnboardingInput.maximumBytes))
      let plan = try await planner.plan(input, by: gateway)
      return try await maker.answer(
        plan,
        TenantMaker.Order(
          action: .tenantCreated, isDryRun: input.isDryRun, registers: input.registers, publicURL: input.publicURL),
        by: gateway, logger: context.logger)
    }
  }
}
