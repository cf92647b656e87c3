internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/events/{event}/review`: what a person decided after the rules did.
struct ReviewRoutes {
  let tenants: any TenantStore
  let events: any EventStore
  let reviews: any ReviewStore
  let desk: any ReviewDesk
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/events/:event/review") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      let id = try await events.required(in: context, scope).id
      guard let review = try await reviews.review(of: id, in: scope) else { throw Problem.notFound }
      return try JSONResponse.make(ReviewOutput(review))
    }
    group.post("/tenants/:tenant/events/:event/review") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      let event = try await events.required(in: context, scope)
      let input = try ReviewInput(try await RequestBody.json(of: request))
      let draft = ReviewDraft(verdict: input.verdict, mustWait: false)
      let outcome = try await desk.decide(draft, about: event.id, at: clock.now(), in: scope)
      if let refusal = Problem.review(outcome) { throw refusal }
      guard let review = try await reviews.review(of: event.id, in: scope) else { throw Problem.notFound }
      return try JSONResponse.make(ReviewOutput(review))
    }
  }
}
