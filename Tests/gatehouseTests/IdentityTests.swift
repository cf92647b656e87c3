import Foundation
import Testing

@testable import gatehouse

/// The built executable's ways to prove who one is, against a stand-in of the admin API.
@Suite struct IdentityTests {
  private static let mia =
    #"{"id":"opr_1","name":"mia","role":"viewer","tenants":[],"disabled":false,"must_change_password":false,"#
    + #""second_factor":true,"created_at":"2026-11-24T09:30:00.000Z"}"#

  private func run(
    _ arguments: [String], _ server: StandInServer, environment: [String: String] = [:], input: String = ""
  ) async throws -> CommandRun {
    let settings = ["GATEHOUSE_ADMIN_URL": server.origin, "GATEHOUSE_TOKEN": "ghs_t"]
    return try await CommandRun(
      arguments, home: TemporaryFolder(), environment: settings.merging(environment) { $1 }, input: input)
  }

  @Test("login sends the code that it was given, and asks for one where the gateway wants it")
  func loginWithCode() async throws {
    let problem = #"{"status":401,"code":"second_factor_required","detail":"send the code"}"#
    let server = try StandInServer(["POST /v1/sessions": .init(status: 401, body: problem)])
    defer { server.stop() }
    _ = try await run(["login", "mia"], server, environment: ["GATEHOUSE_CODE": "123456"], input: "secret\n")
    #expect(server.requests.map(\.body) == [#"{"name":"mia","password":"secret","code":"123456"}"#])
    let asked = try await run(["login", "mia"], server, input: "secret\n654321\n")
    #expect(asked.status == CommandStatus.notAllowed.rawValue)
    #expect(
      server.requests.suffix(2).map(\.body) == [
        #"{"name":"mia","password":"secret"}"#, #"{"name":"mia","password":"secret","code":"654321"}"#,
      ])
  }

  @Test("a login that lacks a code, with nobody to ask, says how to give it")
  func loginWithoutCode() async throws {
    let problem = #"{"status":401,"code":"second_factor_required","detail":"send the code"}"#
    let server = try StandInServer(["POST /v1/sessions": .init(status: 401, body: problem)])
    defer { server.stop() }
    let refused = try await run(["login", "mia"], server, input: "secret\n")
    #expect(refused.status == CommandStatus.notAllowed.rawValue && server.requests.count == 1)
    #expect(refused.errors.contains("mia has a second factor") && refused.errors.contains("--code-file"))
    #expect(refused.errors.contains("GATEHOUSE_CODE"))
  }

  @Test("too many tries are told how long to wait")
  func tooManyTries() async throws {
    let problem = #"{"status":429,"code":"too_many_attempts","detail":"too many"}"#
    let server = try StandInServer([
      "POST /v1/sessions": .init(status: 429, body: problem, headers: ["Retry-After": "17"])
    ])
    defer { server.stop() }
    let refused = try await run(["login", "mia"], server, input: "secret\n")
    #expect(refused.errors == "error: too many\nhint: try again in 17 seconds\n")
  }

  @Test("an invitation prints its code once and says what to do with it")
  func invite() async throws {
    let server = try StandInServer([
      "POST /v1/invitations": .init(
        status: 201,
        body: #"{"id":"inv_1","name":"mia","purpose":"new_operator","role":"viewer","tenants":["ten_0000000000001"],"#
          + #""invited_by":"opr_1","created_at":"2026-11-24T09:30:00.000Z","expires_at":"2026-11-24T21:30:00.000Z","#
          + #""code":"abcde-fghjk-mnpqr-stuvw-xyz23"}"#)
    ])
    defer { server.stop() }
    let arguments = ["operator", "invite", "mia", "--role", "viewer", "--tenant", "ten_0000000000001"]
    let invited = try await run(arguments + ["--expires", "12h"], server)
    #expect(invited.status == 0 && invited.output.contains("abcde-fghjk-mnpqr-stuvw-xyz23"))
    #expect(invited.errors.contains("gatehouse accept-invitation") && !invited.errors.contains("note:"))
    let blind = try await run(["operator", "invite", "mia", "--role", "viewer"], server)
    #expect(blind.status == 0 && blind.errors.contains("gatehouse operator update mia --tenant"))
    #expect(
      server.requests[0].body
        == #"{"name":"mia","role":"viewer","tenants":["ten_0000000000001"],"expires_in_seconds":43200}"#)
  }

  @Test("accepting an invitation takes code and password from lines, and needs nobody to be logged in")
  func accept() async throws {
    let server = try StandInServer(["POST /v1/invitations/accept": .init(body: Self.mia)])
    defer { server.stop() }
    let accepted = try await CommandRun(
      ["accept-invitation"], home: TemporaryFolder(), environment: ["GATEHOUSE_ADMIN_URL": server.origin],
      input: "abcde-fghjk\na new password\n")
    #expect(accepted.output == "the password is set; log in with: gatehouse login mia\n")
    #expect(server.requests[0].body == #"{"code":"abcde-fghjk","password":"a new password"}"#)
    #expect(server.requests[0].headers["authorization"] == nil)
  }

  @Test("a second factor is enabled with a password and a code, and ends with the recovery codes")
  func enable() async throws {
    let server = try StandInServer([
      "POST /v1/operators/me/second-factor": .init(
        status: 201, body: #"{"secret":"GEZDGNBV","address":"otpauth://totp/x","expires_at":"x"}"#),
      "POST /v1/operators/me/second-factor/confirm": .init(body: #"{"recovery_codes":["aaaaa-bbbbb","ccccc-ddddd"]}"#),
      "GET /v1/operators/me/second-factor": .init(
        body: #"{"enabled":true,"required":false,"enabled_at":"2026-11-24T09:30:00.000Z","recovery_codes_left":2}"#),
      "POST /v1/operators/me/second-factor/disable": .init(
        status: 422,
        body: #"{"code":"invalid_body","detail":"wrong","errors":[{"path":"/code","message":"is wrong"}]}"#),
    ])
    defer { server.stop() }
    let enabled = try await run(["second-factor", "enable"], server, input: "secret\n123456\n")
    #expect(enabled.status == 0)
    #expect(enabled.output.hasSuffix("aaaaa-bbbbb\nccccc-ddddd\n"))
    #expect(enabled.errors.contains("GEZDGNBV") && enabled.errors.contains("otpauth://totp/x"))
    #expect(server.requests.map(\.body) == [#"{"password":"secret"}"#, #"{"code":"123456"}"#])
    let status = try await run(["second-factor", "status"], server)
    #expect(status.output.contains("recovery codes left  2"))
    let disabled = try await run(["second-factor", "disable"], server, input: "secret\n000000\n")
    #expect(disabled.status == 1 && disabled.errors.contains("the code: is wrong"))
    #expect(server.requests.last?.body == #"{"password":"secret","code":"000000"}"#)
  }
}
