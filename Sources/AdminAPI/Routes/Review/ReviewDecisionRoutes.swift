internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/review-decisions`, and where one is made: about a comment that waits.
struct ReviewDecisionRoutes {
  /// How often a change of a list is made anew because somebody else was faster.
  private static let attempts = 5

  let tenants: any TenantStore
  let events: any EventStore
  let desk: any ReviewDesk
  let lists: ReviewListEditor
  let changes: ChangePublisher
  let names: OperatorNames
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.post("/tenants/:tenant/review-queue/:event/decision") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      let event = try await events.required(in: context, scope)
      let input = try ReviewDecisionInput(try await RequestBody.json(of: request))
      let expected = request.headers[.ifMatch] == nil ? nil : try ETag.expected(in: request.headers)
      let decision = try await decide(input, about: event, expecting: expected, context, in: scope)
      return try JSONResponse.make(
        ReviewDecisionOutput(decision, names: try await names(of: [decision.reviewer])), status: .created,
        headers: [.location: "/v1/tenants/\(scope.tenantID)/review-decisions/\(decision.id)"])
    }
    group.get("/tenants/:tenant/review-decisions") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      let page = try QueryFields.page(of: request)
      let found = try await desk.decisions(page: page, in: scope)
      let names = try await names(of: found.items.map(\.reviewer))
      return try ListResponse.make(found, for: request) { ReviewDecisionOutput($0, names: names) }
    }
    group.get("/tenants/:tenant/review-decisions/:decision") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      let decision = try await required(in: context, scope)
      return try JSONResponse.make(
        ReviewDecisionOutput(decision, names: try await names(of: [decision.reviewer])))
    }
    group.post("/tenants/:tenant/review-decisions/:decision/undo") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      let decision = try await required(in: context, scope)
      if decision.entry?.isNew == true { try context.caller.require(.rulesWrite) }
      let undone = try await undo(decision, context, in: scope)
      return try JSONResponse.make(ReviewDecisionOutput(undone, names: try await names(of: [undone.reviewer])))
    }
  }

  private func decide(
    _ input: ReviewDecisionInput, about event: StoredEvent, expecting expected: Int64?,
    _ context: AuthenticatedContext, in scope: TenantScope
  ) async throws -> ReviewDecision {
    let addition = try input.addition.map { addition in
      try context.caller.require(.rulesWrite)
      return (list: addition.list, term: try addition.term(for: event.comment))
    }
    var draft = ReviewDraft(verdict: input.verdict, author: input.author, mustWait: true)
    return try await retrying(unless: expected != nil) {
      if let addition {
        draft.listing = try await lists.adding(
          addition.term, to: addition.list, expecting: expected, by: context.caller.operator.id, in: scope)
      }
      switch try await desk.decide(draft, about: event.id, at: clock.now(), in: scope) {
      case .decided(let decision):
        if draft.listing?.change != nil { try await changes.publish(logger: context.logger) }
        return decision
      case let refusal: throw Problem.review(refusal) ?? Problem.notFound
      }
    }
  }

  private func undo(
    _ decision: ReviewDecision, _ context: AuthenticatedContext, in scope: TenantScope
  ) async throws -> ReviewDecision {
    try await retrying(unless: false) {
      let listing = try await lists.removing(decision.entry, by: context.caller.operator.id, in: scope)
      let outcome = try await desk.undo(
        decision.id, ofOthers: context.caller.operator.role.includes(.manager), listing: listing, at: clock.now(),
        in: scope)
      switch outcome {
      case .undone(let decision):
        if listing?.change != nil { try await changes.publish(logger: context.logger) }
        return decision
      case let refusal: throw Problem.undo(refusal) ?? Problem.notFound
      }
    }
  }

  /// A list that changed between looking and writing is looked at again, unless the caller named a version of it.
  private func retrying<T>(unless isFinal: Bool, _ body: () async throws -> T) async throws -> T {
    for _ in 1..<Self.attempts where !isFinal {
      do { return try await body() } catch StorageError.stale { continue }
    }
    return try await body()
  }

  private func required(in context: AuthenticatedContext, _ scope: TenantScope) async throws -> ReviewDecision {
    guard let id = ReviewDecisionID(context.parameters.get("decision") ?? ""),
      let decision = try await desk.decision(id, in: scope)
    else { throw Problem.notFound }
    return decision
  }
}
