internal import Hummingbird
internal import Listening
internal import Logging
internal import Moderation

/// Somebody claims to be an operator.
struct LoginAttempt: Sendable {
  /// Where it comes from.
  struct Origin: Sendable {
    let actor: Actor
    /// What the limits count by.
    let network: String?
    let logger: Logger
  }

  let name: String
  let password: String
  /// Of the second factor.
  let code: String?
  let origin: Origin
}

extension LoginAttempt.Origin {
  /// Of a request that nobody was authenticated for.
  init(_ context: AdminContext) {
    actor = Actor(.nobody, address: context.remoteAddress, requestID: context.id)
    network = context.remoteAddress.flatMap { IPAddress($0)?.network }
    logger = context.logger
  }

  /// Of one within a session.
  init(_ context: AuthenticatedContext) {
    actor = context.caller.principal.actor
    network = context.remoteAddress.flatMap { IPAddress($0)?.network }
    logger = context.logger
  }
}
