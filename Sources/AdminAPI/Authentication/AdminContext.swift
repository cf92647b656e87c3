internal import Hummingbird
internal import NIOCore

/// What is known of a request before anybody was authenticated.
struct AdminContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The client's address; nil where the kernel does not say.
  var remoteAddress: String?
  /// Whether the client speaks HTTPS, to us or to a proxy that is trusted.
  var isHTTPS = false
  /// Set by the `Authenticator`.
  var caller: Caller?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    remoteAddress = source.channel.remoteAddress?.ipAddress
  }
}

/// The context of routes behind the `Authenticator`: there is a caller.
struct AuthenticatedContext: ChildRequestContext {
  var coreContext: CoreRequestContextStorage
  let remoteAddress: String?
  let isHTTPS: Bool
  let caller: Caller

  init(context: AdminContext) throws {
    guard let caller = context.caller else { throw Problem.unauthenticated }
    coreContext = context.coreContext
    remoteAddress = context.remoteAddress
    isHTTPS = context.isHTTPS
    self.caller = caller
  }
}
