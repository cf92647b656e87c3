internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `…/export` of a tenant, and `/v1/tenants/import`: a tenant's configuration as one document.
struct TransferRoutes {
  let tenants: any TenantStore
  let exporter: TenantExporter
  let planner: TenantImportPlanner
  let maker: TenantMaker

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/export") { _, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
      return Self.file(try await exporter.export(in: scope), of: scope.tenantID)
    }
    // Managers put secrets in and never get them out; a passphrase of their own would be a way.
    group.post("/tenants/:tenant/export") { request, context in
      let scope = try await context.caller.tenant(in: context, atLeast: .owner, from: tenants).scope
      let input = try PassphraseInput(try await RequestBody.json(of: request))
      return Self.file(try await exporter.export(passphrase: input.passphrase, in: scope), of: scope.tenantID)
    }
    group.post("/tenants/import") { request, context in
      let gateway = try context.caller.gateway()
      let body = try await RequestBody.json(of: request, upTo: RequestBody.maximumBytesOfTenant)
      let input = try await planner.read(body)
      let plan = try await planner.plan(input, by: gateway)
      return try await maker.answer(
        plan, TenantMaker.Order(action: .tenantImported, isDryRun: input.isDryRun), by: gateway,
        logger: context.logger)
    }
  }

  private static func file(_ document: String, of tenant: TenantID) -> Response {
    JSONResponse.text(
      document.utf8, type: "application/json",
      headers: [.contentDisposition: "attachment; filename=\"\(tenant).gatehouse.json\""])
  }
}
