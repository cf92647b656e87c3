import Moderation
import Outbound
import Sealing
import Testing

@testable import AdminAPI

@Suite("Logging in")
struct LoginTests {
  @Test("takes the first owner from the one-time password to a session that may do everything")
  func bootstrap() async throws {
    try await World.with { world in
      let oneTime = try await firstOwner(world)
      let login = try await logIn(world, "root", oneTime)
      #expect(login.status == 201, "\(login.text)")
      let token = try #require(login.member("token"))
      #expect(token.hasPrefix("ghs_"))
      #expect(login.text.contains(#""must_change_password":true"#))

      let early = try await world.send(.get, "/v1/tenants", as: token)
      #expect(early.status == 403)
      #expect(early.member("code") == "password_change_required")
      #expect(try await world.send(.get, "/v1/operators/me", as: token).status == 200)

      let other = try #require(try await logIn(world, "root", oneTime).member("token"))
      let changed = try await world.send(
        .post, "/v1/operators/me/password", as: token,
        #"{"current_password":"\#(oneTime)","new_password":"correct horse battery"}"#)
      #expect(changed.status == 204, "\(changed.text)")
      #expect(try await world.send(.get, "/v1/tenants", as: token).status == 200)
      #expect(try await world.send(.get, "/v1/tenants", as: other).status == 401, "the other session ends")
      #expect(try await logIn(world, "root", oneTime).status == 401, "the one-time password was for once")
      #expect(try await logIn(world, "ROOT", "correct horse battery").status == 201)
      for line in world.logs.all { #expect(!line.contains(oneTime) && !line.contains("battery")) }
    }
  }

  @Test("a second first owner is refused")
  func bootstrapOnce() async throws {
    try await World.with { world in
      _ = try await firstOwner(world)
      await #expect(throws: OwnerBootstrap.Failure.operatorsExist) { _ = try await firstOwner(world) }
      await #expect(throws: OwnerBootstrap.Failure.self) {
        _ = try await OwnerBootstrap.createFirstOwner(
          name: "two words", in: world.dependencies.access.operators, hasher: world.dependencies.access.hasher)
      }
    }
  }

  @Test("an unknown name, a wrong password and a disabled operator are answered alike")
  func alike() async throws {
    try await World.with { world in
      let owner = try await world.seed().owner
      let created = try await world.send(
        .post, "/v1/operators", as: owner, #"{"name":"gone","role":"viewer"}"#)
      let password = try #require(created.member("one_time_password"))
      let id = try #require(created.member("id"))
      #expect(try await logIn(world, "gone", password).status == 201)
      #expect(try await world.send(.patch, "/v1/operators/\(id)", as: owner, #"{"disabled":true}"#).status == 200)
      let answers = [
        try await logIn(world, "nobody-of-that-name", "some password here"),
        try await logIn(world, "gone", "some password here"), try await logIn(world, "gone", password),
      ]
      #expect(Set(answers.map(\.text)).count == 1)
      #expect(answers.allSatisfy { $0.status == 401 })
    }
  }

  @Test("a session ends when its time is over")
  func expiry() async throws {
    let moving = MovingClock(at: Timestamp(seconds: 1_700_000_000))
    try await World.with(change: { $0.clock = moving.clock }) { world in
      let token = try AccessToken.session().secret
      try await world.addOperator("owner", .owner, token: token)
      #expect(try await world.send(.get, "/v1/operators/me", as: token).status == 200)
      moving.advance(by: .seconds(3600))
      #expect(try await world.send(.get, "/v1/operators/me", as: token).status == 401)
    }
  }

  @Test("guessing is stopped with the seconds to wait, before a password is looked at")
  func guessing() async throws {
    try await World.with { world in
      let password = try await firstOwner(world)
      var statuses: [Int] = []
      for _ in 0..<11 { statuses.append(try await logIn(world, "root", "wrong password").status) }
      #expect(statuses == Array(repeating: 401, count: 10) + [429])
      let right = try await logIn(world, "root", password)
      #expect(right.status == 429)
      #expect(right.member("code") == "too_many_attempts")
      #expect(right.header("retry-after").flatMap { Int($0) }.map { (1...60).contains($0) } == true)
    }
  }

  @Test(
    "a new password must be long enough, not too long and new",
    arguments: ["short", String(repeating: "x", count: 129), "with\u{7}control character", "the-old-password"])
  func newPasswords(_ password: String) throws {
    let body = """
      {"current_password":"the-old-password","new_password":"\(password.replacing("\u{7}", with: "\\u0007"))"}
      """
    let problem = #expect(throws: Problem.self) { _ = try PasswordInput(Array(body.utf8)) }
    #expect(problem?.errors.map(\.path) == ["/new_password"])
  }

  @Test("an owner cannot take its own access away", arguments: [#"{"role":"viewer"}"#, #"{"disabled":true}"#])
  func ownAccess(_ body: String) async throws {
    try await World.with { world in
      let token = try AccessToken.session().secret
      let owner = try await world.addOperator("owner", .owner, token: token)
      let answer = try await world.send(.patch, "/v1/operators/\(owner.id)", as: token, body)
      #expect(answer.status == 409)
      #expect(answer.member("code") == "own_access")
    }
  }

  private func firstOwner(_ world: World) async throws -> String {
    try await OwnerBootstrap.createFirstOwner(
      name: "Root", in: world.dependencies.access.operators, hasher: world.dependencies.access.hasher)
  }

  private func logIn(_ world: World, _ name: String, _ password: String) async throws -> OutboundResponse {
    try await world.send(.post, "/v1/sessions", #"{"name":"\#(name)","password":"\#(password)"}"#)
  }
}
