internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// How the work of reviewers goes: `review-throughput`, and `review-limits`, beyond which somebody is told.
struct ReviewFigureRoutes {
  private static let usual = Duration.seconds(7 * 86_400)
  private static let longest = Duration.seconds(92 * 86_400)

  let tenants: any TenantStore
  let figures: any ReviewFigures
  let limits: ReviewLimits
  let names: OperatorNames
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/review-throughput") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      var query = QueryFields(request)
      let range = query.range(usual: Self.usual, longest: Self.longest, at: clock.now())
      try query.finish()
      let days = try await figures.days(during: range, in: scope)
      let names = try await names(of: days.map(\.reviewer))
      return try ListResponse.make(days) { ReviewerDayOutput($0, names: names) }
    }
    group.get("/tenants/:tenant/review-limits") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      return try await answer(in: scope)
    }
    group.put("/tenants/:tenant/review-limits") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      let input = try ReviewLimitsInput(try await RequestBody.json(of: request))
      let basis = try ContentTag.basis(in: request.headers, now: try await figures.limits(in: scope), Self.tag)
      try await figures.setLimits(input.limits, basedOn: basis, at: clock.now(), in: scope)
      return try await answer(in: scope)
    }
  }

  private func answer(in scope: TenantScope) async throws -> Response {
    let own = try await figures.limits(in: scope)
    let backlog = try await figures.backlog(in: scope)
    return try JSONResponse.make(
      ReviewLimitsOutput(own: own, inForce: own.completed(by: limits), backlog: backlog, at: clock.now()),
      headers: Self.tag(own).header)
  }

  /// Of what can be changed alone: the queue moves on by itself.
  private static func tag(_ own: ReviewLimits) throws -> ContentTag { try ContentTag(ReviewLimitsOutput.Limits(own)) }
}
