internal import HTTPTypes
internal import Hummingbird

/// Answers requests that found no route: 405 where the path has other methods, 404 otherwise.
struct UnknownRoute: RouterMiddleware {
  private let known: [(path: RouterPath, method: HTTPRequest.Method)]

  init(known: [Router<AdminContext>.RouteDescription]) {
    self.known = known.map { ($0.path, $0.method) }
  }

  func handle(
    _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
  ) async throws -> Response {
    let components = request.uri.path.split(separator: "/")
    let matching = known.filter { Self.matches($0.path, components) }
    // The router takes a literal for better than a parameter, whatever the method.
    let fewest = matching.map { Self.parameterCount($0.path) }.min()
    let methods = matching.filter { Self.parameterCount($0.path) == fewest }.map(\.method.rawValue)
    guard !methods.isEmpty else { throw Problem.notFound }
    let allowed = Set(methods).union(methods.contains("GET") ? ["HEAD"] : []).sorted().joined(separator: ", ")
    throw Problem.methodNotAllowed(allowed)
  }

  private static func matches(_ path: RouterPath, _ components: [Substring]) -> Bool {
    path.components.count == components.count && zip(path.components, components).allSatisfy { $0 ~= $1 }
  }

  private static func parameterCount(_ path: RouterPath) -> Int {
    path.components.count { $0.description.hasPrefix("{") }
  }
}
