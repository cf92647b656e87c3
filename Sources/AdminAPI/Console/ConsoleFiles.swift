internal import Embedded
internal import HTTPTypes
internal import Hummingbird

/// The web console: its files at their paths, and its one page wherever the page's own router has something to show. It
/// tells nothing about the data, so it wants no credentials.
///
/// It stands behind the routes, so that it answers only what none of them does, and is no part of the described API.
struct ConsoleFiles: RouterMiddleware {
  private let files: [String: ConsoleFile]

  init(_ embedded: [EmbeddedFile] = EmbeddedFile.console) {
    files = Dictionary(uniqueKeysWithValues: embedded.map { ("/" + $0.name, ConsoleFile($0)) })
  }

  func handle(
    _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
  ) async throws -> Response {
    guard let file = file(at: request.uri.path) else { return try await next(request, context) }
    guard request.method == .get || request.method == .head else { throw Problem.methodNotAllowed("GET, HEAD") }
    return file.response(to: request)
  }

  private func file(at path: String) -> ConsoleFile? { files[path] ?? (Self.isPage(path) ? files["/index.html"] : nil) }

  static func isPage(_ path: String) -> Bool {
    path.split(separator: "/").first.map { pages.contains($0) } ?? true
  }

  /// What the paths of the page's router begin with.
  private static let pages: Set<Substring> = [
    "sign-in", "accept-invitation", "welcome", "tenants", "gateway", "operators", "me",
  ]
}
