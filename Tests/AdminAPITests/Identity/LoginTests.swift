import Embedded
import Moderation
import Outbound
import Testing

@testable import AdminAPI
@testable import Sealing

@Suite("Logging in")
struct LoginTests {
  @Test("takes the first owner from the one-time password to a session that may do everything")
  func bootstrap() async throws {
    try await World.with { world in
      let oneTime = try await firstOwner(world)
      let login = try await world.logIn("root", oneTime)
      #expect(login.status == 201, "\(login.text)")
      let token = try #require(login.member("token"))
      #expect(token.hasPrefix("ghs_"))
      #expect(login.text.contains(#""must_change_password":true"#))

      let early = try await world.send(.get, "/v1/tenants", as: token)
      #expect(early.status == 403)
      #expect(early.member("code") == "password_change_required")
      #expect(try await world.send(.get, "/v1/operators/me", as: token).status == 200)

      let other = try #require(try await world.logIn("root", oneTime).member("token"))
      let changed = try await world.send(
        .post, "/v1/operators/me/password", as: token,
        #"{"current_password":"\#(oneTime)","new_password":"correct horse battery"}"#)
      #expect(changed.status == 204, "\(changed.text)")
      #expect(try await world.send(.get, "/v1/tenants", as: token).status == 200)
      #expect(try await world.send(.get, "/v1/tenants", as: other).status == 401, "the other session ends")
      #expect(try await world.logIn("root", oneTime).status == 401, "the one-time password was for once")
      #expect(try await world.logIn("ROOT", "correct horse battery").status == 201)
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
      let password = "a password of its own"
      let id = try await world.addOperator("gone", password: password).operator.id
      #expect(try await world.send(.patch, "/v1/operators/\(id)", as: owner, #"{"disabled":true}"#).status == 200)
      let answers = [
        try await world.logIn("nobody-of-that-name", "some password here"),
        try await world.logIn("gone", "some password here"), try await world.logIn("gone", password),
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
    let standing = MovingClock(at: Timestamp(seconds: 1_700_000_000))
    try await World.with(change: { $0.clock = standing.clock }) { world in
      let password = try await firstOwner(world)
      var statuses: [Int] = []
      for _ in 0..<6 { statuses.append(try await world.logIn("root", "wrong password").status) }
      #expect(statuses == Array(repeating: 401, count: 5) + [429])
      let right = try await world.logIn("root", password)
      #expect(right.status == 429)
      #expect(right.member("code") == "too_many_attempts")
      #expect(right.header("retry-after") == "1")
    }
  }

  @Test(
    "a new password must be long enough, not too long and new",
    arguments: [
      "short", String(repeating: "x", count: 129), String(repeating: "👩‍👩‍👧‍👦", count: 60),
      "with\u{7}control character", "the-old-password", "Sunshine", "Somebody.Else",
    ])
  func newPasswords(_ password: String) throws {
    let body = """
      {"current_password":"the-old-password","new_password":"\(password.replacing("\u{7}", with: "\\u0007"))"}
      """
    let problem = #expect(throws: Problem.self) {
      _ = try PasswordInput(
        Array(body.utf8), of: "somebody.else", PasswordPolicy(commonDigests: EmbeddedFile.commonPasswords.text))
    }
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

  @Test("of two owners who demote each other at once, one remains")
  func lastOwner() async throws {
    try await World.with { world in
      let tokens = [try AccessToken.session().secret, try AccessToken.session().secret]
      let first = try await world.addOperator("first", .owner, token: tokens[0])
      let second = try await world.addOperator("second", .owner, token: tokens[1])
      async let one = world.send(.patch, "/v1/operators/\(second.id)", as: tokens[0], #"{"role":"viewer"}"#)
      async let other = world.send(.patch, "/v1/operators/\(first.id)", as: tokens[1], #"{"disabled":true}"#)
      let statuses = [try await one.status, try await other.status].sorted()
      // The later one is refused as the last owner's, or because its sender was an owner no more, or was out.
      #expect(statuses[0] == 200 && [401, 403, 409].contains(statuses[1]))
      let operators = try await world.dependencies.access.operators.operators(in: GatewayScope(ownWork: ()))
      #expect(operators.filter { $0.role == .owner && !$0.isDisabled }.count == 1)
    }
  }

  @Test("a hash that cost less than one made today is replaced at the next login, unless it changed meanwhile")
  func rehash() async throws {
    try await World.with { world in
      let operators = world.dependencies.access.operators
      let someone = try await world.addOperator("old", password: "correct horse battery").operator
      let old = try PasswordHash.hash(
        "correct horse battery", cost: PasswordHash.Cost(memoryInKiB: 64, passes: 1, lanes: 1))
      try await operators.setPassword(hash: old, of: someone.id, keeping: nil, by: .gateway, at: world.now)
      #expect(try await world.logIn("old", "wrong horse battery").status == 401)
      #expect(try await hash("old", world) == old, "only a right password may renew it")
      #expect(try await world.logIn("old", "correct horse battery").status == 201)
      var renewed = old
      for _ in 0..<500 where renewed == old {
        try await Task.sleep(for: .milliseconds(10))
        renewed = try await hash("old", world)
      }
      #expect(renewed != old && !PasswordHash.isOutdated(renewed))
      #expect(try await world.logIn("old", "correct horse battery").status == 201)
      try await operators.replaceHash(old, with: "anything", of: someone.id)
      #expect(try await hash("old", world) == renewed)
    }
  }

  private func hash(_ name: String, _ world: World) async throws -> String {
    let found = try await world.dependencies.access.operators.credentials(name: name, network: nil, at: world.now)
    return try #require(found).passwordHash
  }
}
