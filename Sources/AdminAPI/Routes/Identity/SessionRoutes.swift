internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/sessions`: logging in and out, and where else one is logged in.
struct SessionRoutes {
  let sessions: any SessionStore
  let gate: LoginGate
  let opener: SessionOpener
  let site: AdminSite
  let clock: WallClock

  func addLogin(to group: RouterGroup<AdminContext>) {
    group.post("/sessions") { request, context in
      let input = try LoginInput(try await RequestBody.json(of: request))
      // Or another site could log somebody in as somebody else, who then sees what they do.
      if input.cookie, site.isForeign(request, isHTTPS: context.isHTTPS) {
        gate.journal.refusedForeignPage(by: LoginAttempt.Origin(context))
        throw Problem.foreignPage
      }
      let caller = try await gate.logIn(
        LoginAttempt(
          name: input.name, password: input.password, code: input.code, origin: LoginAttempt.Origin(context)))
      return try await opener.open(for: caller, asCookie: input.cookie, request, context)
    }
  }

  func addCurrent(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/sessions/current") { _, context in
      let caller = context.caller
      return try JSONResponse.make(
        CurrentSessionOutput(try caller.session, of: caller, idleLimit: opener.limits.idle))
    }
    group.delete("/sessions/current") { _, context in
      let caller = context.caller
      _ = try await sessions.end(try caller.session.id, at: clock.now(), in: caller.own)
      var response = Response(status: .noContent)
      if caller.csrfToken != nil { response.setCookie(SessionCookie(isHTTPS: context.isHTTPS).forgotten) }
      return response
    }
  }

  func addOwn(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/sessions") { _, context in
      let current = try? context.caller.session.id
      let found = try await sessions.sessions(
        activeAt: clock.now(), idleLimit: opener.limits.idle, in: context.caller.own)
      return try ListResponse.make(found) { SessionOutput($0, isCurrent: $0.id == current) }
    }
    group.delete("/sessions") { _, context in
      let current = try? context.caller.session.id
      try await sessions.endAll(except: current, at: clock.now(), in: context.caller.own)
      return Response(status: .noContent)
    }
    group.delete("/sessions/:session") { _, context in
      try await sessions.end(in: context, at: clock.now(), context.caller.own)
    }
  }
}

extension SessionStore {
  /// Ends the session that the path names; `notFound` where it is not the operator's.
  func end(in context: AuthenticatedContext, at moment: Timestamp, _ scope: OperatorScope) async throws -> Response {
    guard let id = SessionID(context.parameters.get("session") ?? ""), try await end(id, at: moment, in: scope)
    else { throw Problem.notFound }
    return Response(status: .noContent)
  }
}
