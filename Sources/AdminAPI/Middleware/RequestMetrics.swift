internal import HTTPTypes
internal import Hummingbird
internal import Metrics

/// Measures each request until its answer begins. Paths are counted by their route, and methods by those there are, so
/// that nobody makes series by asking for what does not exist.
struct RequestMetrics: RouterMiddleware {
  private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete]

  func handle(
    _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
  ) async throws -> Response {
    let began = ContinuousClock.now
    let response = try await next(request, context)
    Timer(
      label: "gatehouse_admin_request_duration_seconds",
      dimensions: [
        ("method", Self.methods.contains(request.method) ? request.method.rawValue : "other"),
        ("route", context.endpointPath ?? "none"), ("status", "\(response.status.code / 100)xx"),
      ]
    ).record(duration: ContinuousClock.now - began)
    return response
  }
}
