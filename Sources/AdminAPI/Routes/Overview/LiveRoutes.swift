internal import Hummingbird
internal import Logging
internal import Moderation

/// `/v1/live` and `/v1/tenants/{tenant}/live`: overviews that are kept up to date.
///
/// A browser opens such a stream by itself, and opens it again by itself whenever it breaks off. So neither that nor
/// listening says that anybody is there: a session goes on ending when nothing else is asked in its name, and the stream
/// with it.
struct LiveRoutes {
  let tenants: any TenantStore
  let desk: OverviewDesk
  let check: CredentialCheck
  let pace: LivePace
  let streams: LiveStreams

  /// As the router has them.
  static let unattended: Set<String> = ["/v1/live", "/v1/tenants/{tenant}/live"]

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/live") { request, context in
      let period = try OverviewPeriod(query: request)
      return try stream(to: request, context) { principal in
        .json(try await desk.gateway(OverviewReach(of: principal), over: period))
      }
    }
    group.get("/tenants/:tenant/live") { request, context in
      let id = try await context.caller.tenant(in: context, atLeast: .viewer, from: tenants).scope.tenantID
      let period = try OverviewPeriod(query: request)
      return try stream(to: request, context) { principal in
        guard let scope = TenantScope(of: id, for: principal), try await tenants.tenant(in: scope) != nil else {
          return .over(.notGranted)
        }
        return .json(try await desk.tenant(scope, over: period))
      }
    }
  }

  private func stream(
    to request: Request, _ context: AuthenticatedContext,
    _ look: @escaping @Sendable (Principal) async throws -> LiveStream.Look
  ) throws(Problem) -> Response {
    let place = try streams.enter(context.caller.operator.id)
    let credential = PresentedCredential(in: request, cookie: SessionCookie(isHTTPS: context.isHTTPS))
    let stream = LiveStream(pace: pace) { [check] in
      guard let credential, let principal = try await check.holder(of: credential) else { return .over(.sessionOver) }
      return try await look(principal)
    }
    let logger = context.logger
    return EventStream.response(to: request) { events in
      defer { withExtendedLifetime(place) {} }
      do {
        try await stream.run(&events)
      } catch let error where !Task.isCancelled {
        // The answer has begun, so all that can be done is to break it off; the browser comes again.
        logger.warning("a stream broke off", metadata: ["error": "\(error)"])
        throw error
      }
    }
  }
}
