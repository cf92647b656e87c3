extension ControlAPI {
  static let setUpRoutes: [Route] = [
    Route(method: "GET", path: "/sandbox/health", summary: "is it there") { _, _ in
      HTTPResponse(200, json: ["status": "healthy"])
    },
    Route(method: "POST", path: "/sandbox/apps", summary: "{app_id, secret}") { request, state in
      let fields = try request.fields()
      try state.addApp(id: try fields.string("app_id"), secret: try fields.string("secret"))
      return HTTPResponse(201, json: ["app_id": .string(try fields.string("app_id"))])
    },
    Route(
      method: "POST", path: "/sandbox/accounts",
      summary: "{dialect, open_id, app_id, username, access_token?, refresh_token?, expires_in?, "
        + "refresh_expires_in?, scopes?} -> tokens"
    ) { request, state in
      let fields = try request.fields()
      let names = SandboxDialect.allCases.map(\.rawValue)
      let dialect = SandboxDialect(rawValue: try fields.string("dialect", oneOf: names)) ?? .business
      let tokens = try state.addAccount(
        dialect, openID: try fields.string("open_id"), appID: try fields.string("app_id"),
        username: try fields.string("username"), accessToken: try fields.optionalString("access_token"),
        refreshToken: try fields.optionalString("refresh_token"),
        accessLifetime: try lifetime("expires_in", in: fields),
        refreshLifetime: try lifetime("refresh_expires_in", in: fields),
        scopes: try fields.optionalStrings("scopes") ?? SandboxAccount.allScopes)
      return try HTTPResponse(201, encoding: tokens)
    },
    Route(method: "GET", path: "/sandbox/accounts", summary: "all accounts, without tokens") { _, state in
      try HTTPResponse(200, encoding: state.accounts())
    },
    Route(
      method: "POST", path: "/sandbox/accounts/:id/revoke", summary: "{reason?}: authorisation removed, events stop"
    ) { request, state in
      let reason = try request.fields().optionalInteger("reason", in: 0...5) ?? 1
      try state.revokeAuthorisation(of: request.id, reason: reason)
      return .done
    },
    Route(
      method: "POST", path: "/sandbox/accounts/:id/expire", summary: "access tokens expire now; refreshing works"
    ) { request, state in
      try state.expireAccessTokens(of: request.id)
      return .done
    },
    Route(
      method: "POST", path: "/sandbox/accounts/:id/authorize", summary: "-> auth_code for /tt_user/oauth2/token/"
    ) { request, state in
      HTTPResponse(200, json: ["auth_code": .string(try state.authorisationCode(for: request.id))])
    },
    Route(
      method: "POST", path: "/sandbox/consent",
      summary: "{open_id, scopes?} | {deny: true} | {}: how the consent page answers; {} asks the person"
    ) { request, state in
      try state.answerConsent(try consent(in: try request.fields()))
      return .done
    },
    Route(method: "POST", path: "/sandbox/apps/:id/ping", summary: "delivers tiktok.ping to the app's callback") {
      request, state in
      try state.ping(app: request.id)
      return .done
    },
  ]

  private static func consent(in fields: Fields) throws(Fields.Fault) -> SandboxConsent {
    if try fields.optionalBool("deny") == true { return .deny }
    guard let openID = try fields.optionalString("open_id") else { return .ask }
    return .grant(openID: openID, scopes: try fields.optionalStrings("scopes"))
  }

  private static func lifetime(_ name: String, in fields: Fields) throws(Fields.Fault) -> Duration? {
    try fields.optionalInteger(name, in: 0...Int(Int32.max)).map { .seconds($0) }
  }
}
