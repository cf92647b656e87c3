import Testing

@testable import gatehouse

/// Tokens and sessions through the built executable.
@Suite struct CredentialCommandTests {
  private func run(_ arguments: [String], _ server: StandInServer) async throws -> CommandRun {
    try await CommandRun(
      arguments + ["--admin-url", server.origin], home: TemporaryFolder(), environment: ["GATEHOUSE_TOKEN": "gh_mine"])
  }

  private static func token(_ id: Int, _ name: String, revoked: Bool = false, secret: String? = nil) -> String {
    let shown = secret.map { #","token":"\#($0)""# } ?? ""
    let end = revoked ? #""2026-11-27T00:00:00.000Z""# : "null"
    return #"{"id":"tok_000000000000\#(id)","name":"\#(name)","last4":"beef","scopes":["events:read"],"tenants":null,"#
      + #""created_at":"2026-11-26T00:00:00.000Z","expires_at":"2027-02-24T00:00:00.000Z","last_used_at":null,"#
      + #""revoked_at":\#(end)\#(shown)}"#
  }

  @Test("a token is made with its scopes, tenants and days, printed once, and sent by GATEHOUSE_TOKEN")
  func create() async throws {
    let server = try StandInServer([
      "POST /v1/tokens": .init(status: 201, body: Self.token(1, "export", secret: "gh_fresh"))
    ])
    defer { server.stop() }
    let made = try await run(
      ["token", "create", "export", "--scope", "events:read", "--tenant", "ten_0000000000001", "--days", "7"], server)
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("gh_fresh\n"))
    let request = try #require(server.requests.last)
    #expect(
      request.body
        == #"{"name":"export","scopes":["events:read"],"tenants":["ten_0000000000001"],"expires_in_days":7}"#)
    #expect(request.headers["authorization"] == "Bearer gh_mine")
  }

  @Test("a token is revoked by the name of the one that is not revoked already")
  func revoke() async throws {
    let items = [Self.token(1, "export", revoked: true), Self.token(2, "export")].joined(separator: ",")
    let server = try StandInServer([
      "GET /v1/tokens?limit=1000": .init(body: #"{"items":[\#(items)],"next":null}"#),
      "DELETE /v1/tokens/tok_0000000000002": .init(status: 204),
    ])
    defer { server.stop() }
    let revoked = try await run(["token", "revoke", "export"], server)
    #expect(revoked.output == "the token was revoked\n", "\(revoked.errors)")
    let missing = try await run(["token", "revoke", "import"], server)
    #expect(missing.status == CommandStatus.notFound.rawValue)
  }

  @Test("an owner lists and ends somebody else's sessions")
  func sessions() async throws {
    let session =
      #"{"id":"ses_0000000000001","created_at":"2026-11-26T00:00:00.000Z","last_seen_at":"2026-11-26T00:01:00.000Z","#
      + #""expires_at":"2026-11-26T12:00:00.000Z","address":"192.0.2.1","user_agent":"\u001b[31m","current":false}"#
    let path = "/v1/operators/opr_0000000000007/sessions"
    let server = try StandInServer([
      "GET \(path)": .init(body: #"{"items":[\#(session)],"next":null}"#),
      "DELETE \(path)": .init(status: 204), "DELETE \(path)/ses_0000000000001": .init(status: 204),
    ])
    defer { server.stop() }
    let whose = ["--operator", "opr_0000000000007"]
    let list = try await run(["session", "list"] + whose, server)
    #expect(list.output.contains("192.0.2.1") && list.output.contains(#"\u{1B}[31m"#), "\(list.output)")
    #expect(try await run(["session", "revoke", "ses_0000000000001"] + whose, server).status == 0)
    #expect(try await run(["session", "revoke", "--all"] + whose, server).output == "the sessions were ended\n")
  }

  @Test("a token of GATEHOUSE_TOKEN that is not good any more is named by its variable")
  func deadToken() async throws {
    let server = try StandInServer([
      "GET /v1/sessions": .init(status: 401, body: #"{"code":"unauthenticated","detail":"the token was revoked"}"#)
    ])
    defer { server.stop() }
    let refused = try await run(["session", "list"], server)
    #expect(refused.status == CommandStatus.notAllowed.rawValue)
    #expect(refused.errors.contains("hint: this was the token of GATEHOUSE_TOKEN"))
  }

  @Test(
    "where the API names a route, the command is named",
    arguments: [
      ("password_change_required", "gatehouse password"), ("no_enrolment", "gatehouse second-factor enable"),
      ("second_factor_enrolment_required", "gatehouse second-factor enable"), ("session_required", "gatehouse login"),
    ])
  func routes(code: String, command: String) {
    let failure = Problem(code: code, detail: "do this with POST /v1/x first").failure(httpStatus: 403)
    #expect(!failure.message.contains("/v1/") && failure.hint?.contains(command) == true)
  }

  @Test("what a token may not do says what to do instead")
  func refusals() async throws {
    for (code, hint) in [
      ("insufficient_scope", "make another with gatehouse token create, or unset GATEHOUSE_TOKEN and log in"),
      ("session_required", "unset GATEHOUSE_TOKEN and run gatehouse login NAME"),
    ] {
      let server = try StandInServer([
        "GET /v1/sessions": .init(status: 403, body: #"{"code":"\#(code)","detail":"no"}"#)
      ])
      defer { server.stop() }
      let refused = try await run(["session", "list"], server)
      #expect(refused.status == CommandStatus.notAllowed.rawValue)
      #expect(refused.errors == "error: no\nhint: \(hint)\n")
    }
  }
}
