internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/report-schedules` and `/report-deliveries`: reports that are sent by themselves.
struct ReportScheduleRoutes {
  let tenants: any TenantStore
  let schedules: any ReportScheduleStore
  let channels: ReportChannels
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    addReading(to: group)
    group.post("/tenants/:tenant/report-schedules", use: create)
    group.patch("/tenants/:tenant/report-schedules/:schedule", use: change)
    group.delete("/tenants/:tenant/report-schedules/:schedule") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      let id = try id(in: context)
      guard try await schedules.delete(id, at: clock.now(), in: scope) else { throw Problem.notFound }
      return Response(status: .noContent)
    }
    group.post("/tenants/:tenant/report-schedules/:schedule/send") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      let id = try await schedule(in: context, scope).id
      guard let delivery = try await schedules.send(id, at: clock.now(), in: scope) else { throw Problem.notFound }
      return try JSONResponse.make(ReportDeliveryOutput(delivery), status: .accepted)
    }
  }

  private func addReading(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/report-schedules") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .viewer, from: tenants).scope
      return try ListResponse.make(try await schedules.schedules(in: scope)) { ReportScheduleOutput($0) }
    }
    group.get("/tenants/:tenant/report-schedules/:schedule") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .viewer, from: tenants).scope
      return try JSONResponse.make(ReportScheduleOutput(try await schedule(in: context, scope)))
    }
    group.get("/tenants/:tenant/report-deliveries") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .viewer, from: tenants).scope
      let page = try QueryFields.page(of: request)
      return try ListResponse.make(try await schedules.deliveries(page: page, in: scope), for: request) {
        ReportDeliveryOutput($0)
      }
    }
  }

  @Sendable private func create(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
    let order = try ReportScheduleInput(try await RequestBody.json(of: request), fault: channels.telling.fault).order
    try await channels.check(order.target, in: scope)
    let made = try await answering {
      try await schedules.create(.fresh(at: clock.now()), order, at: clock.now(), in: scope)
    }
    return try JSONResponse.make(
      ReportScheduleOutput(made), status: .created,
      headers: [.location: "/v1/tenants/\(scope.tenantID)/report-schedules/\(made.id)"])
  }

  @Sendable private func change(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
    let found = try await schedule(in: context, scope)
    let change = try ReportSchedulePatch(
      try await RequestBody.json(of: request), of: found.order, fault: channels.telling.fault
    ).change
    if let target = change.target { try await channels.check(target, in: scope) }
    let changed = try await answering {
      try await schedules.update(found.id, change, at: clock.now(), in: scope)
    }
    guard let changed else { throw Problem.notFound }
    return try JSONResponse.make(ReportScheduleOutput(changed))
  }

  /// Where the body named something that is not there.
  private func answering<Value>(_ store: () async throws -> Value) async throws -> Value {
    do {
      return try await store()
    } catch StorageError.reference("account") {
      throw Problem.invalidBody("/account", "the tenant has no such account")
    } catch StorageError.reference("channel") {
      throw Problem.invalidBody("/channel", ReportChannels.missing)
    } catch StorageError.conflict("report_schedules.count") {
      throw Problem(
        .conflict, "too_many_schedules", "there are \(ReportSchedule.limit) schedules already; delete one first")
    }
  }

  private func schedule(in context: AuthenticatedContext, _ scope: TenantScope) async throws -> ReportSchedule {
    guard let schedule = try await schedules.schedule(try id(in: context), in: scope) else { throw Problem.notFound }
    return schedule
  }

  private func id(in context: AuthenticatedContext) throws -> ReportScheduleID {
    guard let id = ReportScheduleID(context.parameters.get("schedule") ?? "") else { throw Problem.notFound }
    return id
  }
}
