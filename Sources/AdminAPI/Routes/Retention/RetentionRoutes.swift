internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/retention`: how long its comments are kept.
struct RetentionRoutes {
  let tenants: any TenantStore
  let policies: any RetentionStore
  let standard: RetentionPolicy
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/retention") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .viewer, from: tenants).scope
      return try answer(try await policies.commentDays(in: scope))
    }
    group.put("/tenants/:tenant/retention") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      let input = try RetentionInput(try await RequestBody.json(of: request))
      let basis = try ContentTag.basis(in: request.headers, now: try await policies.commentDays(in: scope), Self.tag)
      guard
        try await policies.setCommentDays(input.commentDays, basedOn: basis, at: clock.now(), in: scope)
      else { throw Problem.notFound }
      return try answer(input.commentDays)
    }
  }

  private func answer(_ ownDays: Int64?) throws -> Response {
    try JSONResponse.make(
      RetentionOutput(ownDays: ownDays, standard: standard, at: clock.now()), headers: Self.tag(ownDays).header)
  }

  /// Of what can be changed alone: the rest moves on by itself.
  private static func tag(_ ownDays: Int64?) throws -> ContentTag { try ContentTag(ownDays) }
}
