internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/review-bulk`: one verdict on many comments that wait, counted first.
struct ReviewBulkRoutes {
  let tenants: any TenantStore
  let desk: any ReviewDesk
  let names: OperatorNames
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.post("/tenants/:tenant/review-bulk/preview") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      let input = try ReviewBulkInput(try await RequestBody.json(of: request), isPreview: true)
      let selection = try await desk.selection(
        matching: input.filter, verdict: input.verdict, at: clock.now(), in: scope)
      return try JSONResponse.make(ReviewSelectionOutput(selection))
    }
    group.post("/tenants/:tenant/review-bulk") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      let input = try ReviewBulkInput(try await RequestBody.json(of: request), isPreview: false)
      let outcome = try await desk.decide(
        input.verdict, matching: input.filter, confirmation: input.confirmation, at: clock.now(), in: scope)
      switch outcome {
      case .started(let decision):
        return try JSONResponse.make(
          ReviewDecisionOutput(decision, names: try await names(of: [decision.reviewer])), status: .accepted,
          headers: [.location: "/v1/tenants/\(scope.tenantID)/review-decisions/\(decision.id)"])
      case .changed(let selection):
        throw Problem(
          .conflict, "selection_changed",
          """
          the queue is not what was counted: it would be \(selection.count) comments now; \
          ask for a preview again, and send its confirmation
          """)
      }
    }
  }
}
