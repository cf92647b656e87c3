internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// One line for each request, when it is answered: never its query or its headers, which may hold what a log must not.
struct RequestLog: RouterMiddleware {
  func handle(
    _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
  ) async throws -> Response {
    let began = ContinuousClock.now
    let response = try await next(request, context)
    let elapsed = ContinuousClock.now - began
    // Probes that go well come every few seconds, and would be most of the log.
    let isRoutine = response.status.code < 400 && !request.uri.path.hasPrefix("/v1")
    context.logger.log(
      level: isRoutine ? .debug : .info, "answered",
      metadata: [
        "method": .string(request.method.rawValue),
        "path": .string(String(request.uri.path.prefix(Self.longestPath))),
        "route": .string(context.endpointPath ?? "none"),
        "status": .stringConvertible(response.status.code),
        "milliseconds": .stringConvertible(elapsed / .milliseconds(1)),
      ])
    return response
  }

  private static let longestPath = 200
}
