internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/tenants/{tenant}/{collection}`: what there is about jobs of every kind, which differ in how they begin. They are
/// listed, followed one by one, and cancelled.
struct JobRoutes<Job: TenantJob, Output: Encodable & Sendable> {
  let collection: String
  /// The name of a job's id in the path.
  let parameter: String
  let tenants: any TenantStore
  let jobs: any JobStore<Job>
  let clock: WallClock
  /// A job as it is shown, alone or in a list.
  let output: @Sendable (_ job: Job, _ isAlone: Bool) -> Output

  init(
    collection: String, parameter: String, tenants: any TenantStore, jobs: some JobStore<Job>, clock: WallClock,
    output: @escaping @Sendable (_ job: Job, _ isAlone: Bool) -> Output
  ) {
    self.collection = collection
    self.parameter = parameter
    self.tenants = tenants
    self.jobs = jobs
    self.clock = clock
    self.output = output
  }

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/\(collection)") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      let page = try QueryFields.page(of: request)
      return try ListResponse.make(try await jobs.jobs(page: page, in: scope), for: request) { output($0, false) }
    }
    group.get("/tenants/:tenant/\(collection)/:\(parameter)") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .moderator, from: tenants).scope
      return try JSONResponse.make(output(try await job(in: context, scope), true))
    }
    group.delete("/tenants/:tenant/\(collection)/:\(parameter)") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      let job = try await job(in: context, scope)
      guard try await jobs.cancel(job.id, at: clock.now(), in: scope) else { throw Problem.notRunning(job.state) }
      return try JSONResponse.make(output(try await self.job(in: context, scope), true))
    }
  }

  /// The job that the path names.
  func job(in context: AuthenticatedContext, _ scope: TenantScope) async throws -> Job {
    guard let id = Identifier<Job>(context.parameters.get(parameter) ?? ""), let job = try await jobs.job(id, in: scope)
    else { throw Problem.notFound }
    return job
  }

  /// The answer to the request that began a job.
  func begun(_ job: Job) throws -> Response {
    try JSONResponse.make(
      output(job, true), status: .accepted, headers: [.location: "/v1/tenants/\(job.tenantID)/\(collection)/\(job.id)"])
  }
}
