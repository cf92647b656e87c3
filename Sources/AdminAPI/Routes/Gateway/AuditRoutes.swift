internal import HTTPTypes
internal import Hummingbird
internal import Moderation
internal import ServiceLifecycle

/// `/v1/tenants/{tenant}/audit` and `/v1/audit`: what was done in a tenant or in the whole gateway, and by whom.
struct AuditRoutes {
  let tenants: any TenantStore
  let audit: any AuditLog
  let clock: WallClock
  /// Each goes over the whole log.
  private let verifications = WorkGate("audit_verifications", limit: 1)

  init(tenants: any TenantStore, audit: any AuditLog, clock: WallClock) {
    self.tenants = tenants
    self.audit = audit
    self.clock = clock
  }

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/tenants/:tenant/audit") { request, context in
      try await list(request, in: .tenant(try await tenant(in: context)))
    }
    group.get("/tenants/:tenant/audit/export") { request, context in
      let scope = try await tenant(in: context)
      return try await export(request, in: .tenant(scope), by: scope.actor, of: scope.tenantID)
    }
    group.get("/audit") { request, context in
      try await list(request, in: .gateway(try context.caller.gateway()))
    }
    group.get("/audit/export") { request, context in
      let scope = try context.caller.gateway()
      return try await export(request, in: .gateway(scope), by: scope.actor, of: nil)
    }
    group.get("/audit/verification", use: verify)
  }

  private func tenant(in context: AuthenticatedContext) async throws -> TenantScope {
    try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
  }

  private func list(_ request: Request, in scope: AuditScope) async throws -> Response {
    var query = QueryFields(request)
    let selection = AuditSelection(&query, in: scope)
    let page = query.page()
    try query.finish()
    let found = try await audit.entries(matching: selection.filter, page: page, in: selection.scope)
    return try ListResponse.make(found, for: request) { try AuditEntryOutput($0) }
  }

  private func export(
    _ request: Request, in scope: AuditScope, by actor: Actor, of tenant: TenantID?
  ) async throws -> Response {
    var query = QueryFields(request)
    let selection = AuditSelection(&query, in: scope)
    try query.finish()
    let export = AuditExport(audit: audit, selection: selection, form: AuditExport.Form(request.headers[.accept]))
    try await audit.record(
      .auditExported, "audit log", detail: export.describing(request.uri.query), by: actor, of: tenant,
      at: clock.now())
    return export.response(to: request)
  }

  @Sendable private func verify(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try context.caller.gateway()
    var query = QueryFields(request)
    let head = query.text("head", .sha256)
    try query.finish()
    let pass = try verifications.enter()
    defer { withExtendedLifetime(pass) {} }
    // A stop of the gateway does not wait for it.
    let verification = try await cancelWhenGracefulShutdown { try await audit.verify(head: head, in: scope) }
    return try JSONResponse.make(AuditVerificationOutput(verification), headers: pass.rateLimit.headers)
  }
}
