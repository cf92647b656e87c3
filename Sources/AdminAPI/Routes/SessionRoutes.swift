internal import HTTPTypes
internal import Hummingbird
internal import Moderation
internal import Sealing

/// `/v1/sessions`: logging in and out.
struct SessionRoutes {
  let sessions: any SessionStore
  let gate: LoginGate
  let clock: WallClock
  let lifetime: Duration

  func addLogin(to group: RouterGroup<AdminContext>) {
    group.post("/sessions") { request, context in
      let input = try LoginInput(try await RequestBody.json(of: request))
      let caller = try await gate.logIn(
        LoginAttempt(
          name: input.name, password: input.password, code: input.code, origin: LoginAttempt.Origin(context)))
      let token = try AccessToken.session()
      let now = clock.now()
      let session = Session(
        id: .fresh(), operatorID: caller.id, tokenDigest: token.digest, createdAt: now, expiresAt: now + lifetime)
      try await sessions.create(session)
      return try JSONResponse.make(
        LoginOutput(token: token.secret, expiresAt: session.expiresAt, operator: OperatorOutput(caller)),
        status: .created)
    }
  }

  func addLogout(to group: RouterGroup<AuthenticatedContext>) {
    group.delete("/sessions/current") { _, context in
      try await sessions.end(context.caller.session.id)
      return Response(status: .noContent)
    }
  }
}
