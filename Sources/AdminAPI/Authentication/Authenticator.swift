internal import Hummingbird
internal import Logging
internal import Moderation

/// Lets nobody through who was not found out; `unauthenticated` otherwise.
struct Authenticator: RouterMiddleware {
  let check: CredentialCheck

  func handle(
    _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
  ) async throws -> Response {
    let caller = try await check.caller(of: request, in: context)
    var context = context
    context.caller = caller
    context.logger[metadataKey: "operator"] = .stringConvertible(caller.operator.id)
    if let token = caller.principal.token { context.logger[metadataKey: "token"] = .stringConvertible(token.id) }
    return try await next(request, context)
  }
}
