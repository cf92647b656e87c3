internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Moderation

/// One line for each request, when it is answered. Never its query or its headers, which may hold what a log must not, and
/// of its path only the route and the tenant: somebody may paste a token where an id belongs.
struct RequestLog: RouterMiddleware {
  func handle(
    _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
  ) async throws -> Response {
    let began = ContinuousClock.now
    let response = try await next(request, context)
    let elapsed = ContinuousClock.now - began
    // Probes that go well come every few seconds, and would be most of the log.
    let isRoutine = response.status.code < 400 && !request.uri.path.hasPrefix("/v1")
    let tenant = context.parameters.get("tenant").flatMap { TenantID($0) }
    context.logger.log(
      level: isRoutine ? .debug : .info, "answered",
      metadata: [
        "method": .string(request.method.rawValue),
        "tenant": .string(tenant?.description ?? "none"),
        "route": .string(context.endpointPath ?? "none"),
        "status": .stringConvertible(response.status.code),
        "milliseconds": .stringConvertible(elapsed / .milliseconds(1)),
      ])
    return response
  }
}
