internal import HTTPTypes
internal import Hummingbird
internal import Listening

/// Finds out from where a request came, past the proxies that are trusted: what limits guessing and what the audit log
/// names is the client, and neither the proxy nor what the client claims to be.
struct ClientOrigin: RouterMiddleware {
  let proxies: TrustedProxies
  let site: AdminSite

  func handle(
    _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    let peer = context.remoteAddress
    context.remoteAddress = proxies.client(peer: peer, forwarded: request.headers[values: Self.forwardedFor])
    context.isHTTPS = site.isHTTPS || proxies.isHTTPS(peer: peer, scheme: request.headers[Self.forwardedProto])
    return try await next(request, context)
  }

  private static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
  private static let forwardedProto = HTTPField.Name("X-Forwarded-Proto")!
}
