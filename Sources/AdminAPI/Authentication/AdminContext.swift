internal import Hummingbird
internal import NIOCore

/// What is known of a request before anybody was authenticated.
struct AdminContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address of the connection's other end; nil where the kernel does not say.
  let remoteAddress: String?
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
  let caller: Caller

  init(context: AdminContext) throws {
    guard let caller = context.caller else { throw Problem.unauthenticated }
    coreContext = context.coreContext
    remoteAddress = context.remoteAddress
    self.caller = caller
  }
}
