import Foundation
import Moderation
import Testing

@testable import gatehouse

/// The built executable, against a stand-in of the admin API.
@Suite struct ExecutableTests {
  private static let tenantID = "ten_0000000000001"
  private static let tenantJSON =
    #"{"id":"\#(tenantID)","name":"acme","disabled":false,"webhook_path":"/webhooks/\#(tenantID)","#
    + #""created_at":"2026-11-24T09:30:00.000Z","updated_at":"2026-11-24T09:30:00.000Z"}"#

  private func run(
    _ arguments: [String], _ replies: [String: StandInServer.Reply], environment: [String: String] = [:],
    input: String = ""
  ) async throws -> (run: CommandRun, requests: [StandInServer.Request]) {
    let server = try StandInServer(replies)
    defer { server.stop() }
    let settings = ["GATEHOUSE_ADMIN_URL": server.origin, "GATEHOUSE_TOKEN": "ghs_t"]
    let run = try await CommandRun(
      arguments, home: TemporaryFolder(), environment: settings.merging(environment) { $1 }, input: input)
    return (run, server.requests)
  }

  @Test("login reads the password from a line, keeps the session, and later commands use it until logout")
  func session() async throws {
    let home = try TemporaryFolder()
    let server = try StandInServer([
      "POST /v1/sessions": .init(
        status: 201,
        body: #"{"token":"ghs_secret","expires_at":"2026-11-25T09:30:00.000Z","operator":{"id":"opr_1","name":"ada","#
          + #""role":"owner","tenants":[],"disabled":false,"must_change_password":true,"#
          + #""created_at":"2026-11-24T09:30:00.000Z"}}"#),
      "GET /v1/tenants?limit=50": .init(body: #"{"items":[\#(Self.tenantJSON)],"next":"abc"}"#),
      "DELETE /v1/sessions/current": .init(status: 204),
    ])
    defer { server.stop() }
    let environment = ["GATEHOUSE_ADMIN_URL": server.origin + "/"]
    let login = try await CommandRun(["login", "ada"], home: home, environment: environment, input: "pass word\n")
    #expect(login.status == 0)
    #expect(login.output == "logged in as ada (owner) until 2026-11-25T09:30:00.000Z\n")
    #expect(login.errors == "this is a one-time password: change it with gatehouse password\n")
    #expect(server.requests.last?.body == #"{"name":"ada","password":"pass word"}"#)
    #expect(server.requests.last?.headers["authorization"] == nil)

    let list = try await CommandRun(["tenant", "list"], home: home, environment: environment)
    #expect(
      list.output == """
        ID                 DISABLED  CREATED                   NAME
        ten_0000000000001  no        2026-11-24T09:30:00.000Z  acme

        """)
    #expect(list.errors == "more: add --cursor abc\n")
    #expect(server.requests.last?.headers["authorization"] == "Bearer ghs_secret")

    let elsewhere = try await CommandRun(
      ["tenant", "list", "--admin-url", "http://127.0.0.1:1"], home: home, environment: environment)
    #expect(elsewhere.status == CommandStatus.notAllowed.rawValue, "the token must not go to another server")

    let withToken = try await CommandRun(
      ["logout"], home: home, environment: environment.merging(["GATEHOUSE_TOKEN": "gh_t"]) { $1 })
    #expect(withToken.status == CommandStatus.failed.rawValue && withToken.errors.contains("gatehouse token revoke"))
    #expect(server.requests.allSatisfy { !$0.line.hasPrefix("DELETE") }, "the session of login goes on")

    let logout = try await CommandRun(["logout"], home: home, environment: environment)
    #expect(logout.output == "logged out\n")
    let after = try await CommandRun(["tenant", "list"], home: home, environment: environment)
    #expect(after.status == CommandStatus.notAllowed.rawValue)
    #expect(after.errors.hasSuffix("hint: run gatehouse login NAME, or set GATEHOUSE_TOKEN to a token\n"))
  }

  @Test("a wrong password is refused without leading in a circle")
  func wrongPassword() async throws {
    let problem =
      #"{"title":"Unauthorized","status":401,"code":"invalid_login","detail":"The name or the password is wrong."}"#
    let result = try await run(
      ["login", "ada"], ["POST /v1/sessions": .init(status: 401, body: problem)], input: "x\n")
    #expect(result.run.status == CommandStatus.notAllowed.rawValue)
    #expect(result.run.errors == "error: The name or the password is wrong\nhint: check the name and the password\n")
  }

  @Test("--json prints the answer as it came")
  func json() async throws {
    let result = try await run(
      ["tenant", "show", Self.tenantID, "--json"], ["GET /v1/tenants/\(Self.tenantID)": .init(body: Self.tenantJSON)])
    #expect(result.run.output == Self.tenantJSON + "\n")
  }

  @Test("a name is looked up, and one that does not exist is not found")
  func names() async throws {
    let replies: [String: StandInServer.Reply] = [
      "GET /v1/tenants?name=acme&limit=1000": .init(body: #"{"items":[],"next":"n"}"#),
      "GET /v1/tenants?name=acme&limit=1000&cursor=n": .init(body: #"{"items":[\#(Self.tenantJSON)],"next":null}"#),
      // What has the name within another is not it.
      "GET /v1/tenants?name=acm&limit=1000": .init(body: #"{"items":[\#(Self.tenantJSON)],"next":null}"#),
      "GET /v1/tenants/\(Self.tenantID)": .init(body: Self.tenantJSON),
    ]
    #expect(
      try await run(["tenant", "show", "acme"], replies).run.output.hasPrefix("id            ten_0000000000001\n"))
    let missing = try await run(["tenant", "show", "acm"], replies).run
    #expect(missing.status == CommandStatus.notFound.rawValue)
    #expect(missing.errors == "error: there is no tenant named acm\nhint: gatehouse tenant list shows them\n")
  }

  @Test("a problem prints its detail and each field at fault")
  func problem() async throws {
    let body =
      #"{"status":422,"code":"invalid_body","detail":"The body is invalid.","#
      + #""errors":[{"path":"/name","message":"is taken\u001b[2J"}]}"#
    let result = try await run(["tenant", "create", "x"], ["POST /v1/tenants": .init(status: 422, body: body)])
    #expect(result.run.status == CommandStatus.failed.rawValue)
    #expect(result.run.errors == "error: the name: is taken\\u{1B}[2J\n")
    #expect(result.requests.first?.body == #"{"name":"x"}"#)
  }

  @Test("a gateway that is not there, and one that is something else, are told apart from refusals")
  func unreachable() async throws {
    let gone = try await CommandRun(
      ["tenant", "list", "--admin-url", "http://127.0.0.1:1"], home: TemporaryFolder(),
      environment: ["GATEHOUSE_TOKEN": "x"])
    #expect(gone.status == CommandStatus.unreachable.rawValue)
    #expect(gone.errors.contains("gatehouse serve"))
    let other = try await run(["tenant", "list"], ["GET /v1/tenants?limit=50": .init(body: "<html>")]).run
    #expect(other.status == CommandStatus.unreachable.rawValue)
    let stranger = StandInServer.Reply(status: 404, body: #"{"error":"Not found"}"#)
    let third = try await run(["tenant", "list"], ["GET /v1/tenants?limit=50": stranger]).run
    #expect(third.status == CommandStatus.unreachable.rawValue)
    #expect(third.errors.contains("is not a Gatehouse admin API (status 404)"))
    let wrong = try await CommandRun(
      ["tenant", "list", "--admin-url", "ftp://user:secret@x"], home: TemporaryFolder(),
      environment: ["GATEHOUSE_TOKEN": "x"])
    #expect(wrong.status == CommandStatus.usage.rawValue)
    #expect(!wrong.errors.contains("secret"))
  }

  @Test("an app's secret comes from a file, a line of input or the environment, and never from an argument")
  func secrets() async throws {
    let app =
      #"{"id":"app_1","tenant_id":null,"name":"x","client_key":"k","secret_last4":"cret","disabled":false,"webhook_path":"/w","#
      + #""created_at":"c","updated_at":"u"}"#
    let replies = ["POST /v1/apps": StandInServer.Reply(status: 201, body: app)]
    let create = ["app", "create", "x", "--client-key", "k"]
    let folder = try TemporaryFolder()
    let file = try folder.file("secret", "a secret\n")
    let fromFile = try await run(create + ["--secret-file", file], replies)
    #expect(fromFile.requests.first?.body == #"{"name":"x","client_key":"k","secret":"a secret"}"#)
    #expect(!fromFile.run.output.contains("a secret") && fromFile.run.output.contains("…cret"))
    let fromInput = try await run(create + ["--secret-file", "-"], replies, input: "from input\r\nmore")
    #expect(fromInput.requests.first?.body.contains(#""secret":"from input""#) == true)
    let fromEnvironment = try await run(create, replies, environment: ["GATEHOUSE_APP_SECRET": "env"])
    #expect(fromEnvironment.requests.first?.body.contains(#""secret":"env""#) == true)
    let missing = try await run(create, replies)
    #expect(missing.run.status == CommandStatus.usage.rawValue && missing.requests.isEmpty)
    let empty = try await run(create + ["--secret-file", "/dev/null"], replies)
    #expect(empty.run.errors == "error: the app secret given is empty\n")
  }

  @Test("what cannot be undone wants --yes where nobody can be asked")
  func consent() async throws {
    let replies = ["DELETE /v1/tenants/\(Self.tenantID)": StandInServer.Reply(status: 204)]
    let refused = try await run(["tenant", "delete", Self.tenantID], replies)
    #expect(refused.run.status == CommandStatus.usage.rawValue && refused.requests.isEmpty)
    #expect(refused.run.errors.contains(Self.tenantID), "it says to what")
    let done = try await run(["tenant", "delete", Self.tenantID, "--yes"], replies)
    #expect(done.run.output == "the tenant was deleted\n" && done.requests.count == 1)
  }

  @Test("help says what the exit statuses mean, and a wrong command line is 64")
  func help() async throws {
    let help = try await CommandRun(["--help"], home: TemporaryFolder())
    #expect(help.status == 0 && help.output.contains("Exit status:"))
    #expect(try await CommandRun(["--version"], home: TemporaryFolder()).output == "gatehouse \(Version.current)\n")
    #expect(try await CommandRun(["help", "tenant", "create"], home: TemporaryFolder()).status == 0)
    for (words, meant) in [
      (["tenent"], "gatehouse help tenant"), (["tenant", "craete"], "gatehouse help tenant create"),
    ] {
      let unknown = try await CommandRun(["help"] + words, home: TemporaryFolder())
      #expect(unknown.status == CommandStatus.usage.rawValue)
      #expect(unknown.errors.contains("did you mean \(meant)?"), "\(unknown.errors)")
    }
    #expect(try await CommandRun(["tenant", "list", "--limit", "x"], home: TemporaryFolder()).status == 64)
  }
}
