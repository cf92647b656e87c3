internal import HTTPTypes
internal import Hummingbird

/// Refuses a query where the route takes none: whoever writes `?dry_run=true` must not find that it was not read.
struct QueryGate<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let route = "\(request.method == .head ? .get : request.method) \(context.endpointPath ?? "")"
    if !RouteQueries.taken.contains(route) {
      let names = Set(request.uri.queryParameters.map { String($0.key) }).sorted()
      guard names.isEmpty else {
        throw Problem.invalidQuery(
          names.prefix(100).map { .init(path: String($0.prefix(100)), message: "this route knows no parameters") })
      }
    }
    return try await next(request, context)
  }
}
