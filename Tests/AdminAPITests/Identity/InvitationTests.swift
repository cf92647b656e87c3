import AdminAPI
import Moderation
import Outbound
import Sealing
import Testing

@Suite("Invitations")
struct InvitationTests {
  private let time = MovingClock(at: Timestamp(seconds: 1_700_000_000))
  private let password = "a password of my own"

  @Test("take a new operator from a code that was shown once to a login, and the code is good once")
  func newOperator() async throws {
    try await run { world, owner in
      let invited = try await invite(world, owner, #"{"name":"mia","role":"owner"}"#)
      let code = try #require(invited.member("code"))
      #expect(try await world.logIn("mia", password).status == 401)
      #expect(!(try await world.send(.get, "/v1/invitations", as: owner).text.contains(code)))
      let accepted = try await accept(world, code.uppercased().replacing("-", with: " "))
      #expect(accepted.status == 200, "\(accepted.text)")
      #expect(accepted.text.contains(#""must_change_password":false"#) && accepted.member("name") == "mia")
      let token = try #require(try await world.logIn("mia", password).member("token"))
      #expect(try await world.send(.get, "/v1/operators", as: token).status == 200)
      #expect(try await accept(world, code).status == 401)
      #expect(try await world.send(.get, "/v1/invitations", as: owner).text == #"{"items":[],"next":null}"#)
      let actions = try await world.auditEntries().map(\.action)
      #expect(actions.contains("invitation.created") && actions.contains("invitation.accepted"))
      for line in world.logs.all { #expect(!line.contains(code) && !line.contains(password)) }
    }
  }

  @Test("a code that never was, was used, revoked, replaced or has expired is answered alike")
  func alike() async throws {
    try await run { world, owner in
      let used = try code(try await invite(world, owner, #"{"name":"a","role":"viewer"}"#))
      #expect(try await accept(world, used).status == 200)
      let revoked = try await invite(world, owner, #"{"name":"b","role":"viewer"}"#)
      let id = try #require(revoked.member("id"))
      #expect(try await world.send(.delete, "/v1/invitations/\(id)", as: owner).status == 204)
      #expect(try await world.send(.delete, "/v1/invitations/\(id)", as: owner).status == 404)
      let replaced = try code(try await invite(world, owner, #"{"name":"c","role":"viewer"}"#))
      let replacement = try code(try await invite(world, owner, #"{"name":"c","role":"manager"}"#))
      let short = try code(
        try await invite(world, owner, #"{"name":"d","role":"viewer","expires_in_seconds":3600}"#))
      time.advance(by: .seconds(3600))
      var answers: [OutboundResponse] = []
      for code in ["abcde-abcde-abcde-abcde-abcde", used, try code(revoked), replaced, short] {
        answers.append(try await accept(world, code))
      }
      #expect(answers.allSatisfy { $0.status == 401 } && Set(answers.map(\.text)).count == 1)
      #expect(answers[0].member("code") == "invalid_invitation")
      #expect(try await accept(world, replacement).status == 200)
    }
  }

  @Test("of an operator who is there set a new password; until then the old one works, and then its sessions end")
  func reset() async throws {
    try await run { world, owner in
      let (someone, token) = try await world.addOperator("mia", password: "the old password")
      let taken = try await invite(world, owner, #"{"name":"mia","role":"viewer"}"#)
      #expect(taken.status == 409, "a new operator cannot have the name of one who is there")
      let invited = try await invite(world, owner, #"{"name":"MIA"}"#)
      #expect(invited.status == 201 && invited.member("purpose") == "password_reset")
      #expect(try await world.logIn("mia", "the old password").status == 201)
      #expect(try await world.send(.get, "/v1/operators/me", as: token).status == 200)
      let answer = try await accept(world, try code(invited))
      #expect(answer.status == 200 && answer.member("id") == "\(someone.id)")
      #expect(try await world.send(.get, "/v1/operators/me", as: token).status == 401)
      #expect(try await world.logIn("mia", "the old password").status == 401)
      #expect(try await world.logIn("mia", password).status == 201)
    }
  }

  @Test("of a disabled operator are refused, and disabling takes an open one back")
  func disabled() async throws {
    try await run { world, owner in
      let someone = try await world.addOperator("mia", password: "the old password").operator
      let invited = try await invite(world, owner, #"{"name":"mia"}"#)
      let patch = try await world.send(.patch, "/v1/operators/\(someone.id)", as: owner, #"{"disabled":true}"#)
      #expect(patch.status == 200)
      #expect(try await accept(world, try code(invited)).status == 401)
      #expect(try await invite(world, owner, #"{"name":"mia"}"#).member("code") == "operator_disabled")
    }
  }

  @Test("of an owner who is none any more are taken back")
  func formerOwner() async throws {
    try await run { world, owner in
      let token = try AccessToken.session().secret
      let other = try await world.addOperator("other", .owner, token: token)
      let invited = try await invite(world, token, #"{"name":"backdoor","role":"owner"}"#)
      #expect(try await world.send(.patch, "/v1/operators/\(other.id)", as: owner, #"{"role":"viewer"}"#).status == 200)
      #expect(try await accept(world, try code(invited)).status == 401)
    }
  }

  @Test("an accepted password has to be a good one, and the code is not used up by a bad one")
  func badPasswords() async throws {
    try await run { world, owner in
      let code = try code(try await invite(world, owner, #"{"name":"mia.miller","role":"viewer"}"#))
      for password in ["short", "sunshine", "Mia.Miller"] {
        let answer = try await accept(world, code, password)
        #expect(answer.status == 422 && answer.text.contains(#""path":"/password""#), "\(answer.text)")
      }
      #expect(try await accept(world, code).status == 200)
    }
  }

  @Test(
    "last an hour to 30 days, and 7 days unless said otherwise",
    arguments: [("3599", nil), ("3600", 3600), ("2592000", 2_592_000), ("2592001", nil), ("null", 604_800)]
      as [(String, Int64?)])
  func lifetimes(seconds: String, lifetime: Int64?) async throws {
    try await run { world, owner in
      let body = #"{"name":"mia","role":"viewer","expires_in_seconds":\#(seconds)}"#
      let answer = try await invite(world, owner, body)
      guard let lifetime else { return #expect(answer.status == 422) }
      #expect(answer.member("expires_at").flatMap { Timestamp($0) } == world.now + .seconds(lifetime))
    }
  }

  @Test("guessing codes is limited by network")
  func guessing() async throws {
    try await run { world, owner in
      let code = try code(try await invite(world, owner, #"{"name":"mia","role":"viewer"}"#))
      for guess in 0..<50 { #expect(try await accept(world, "guess\(guess)").status == 401) }
      let answer = try await accept(world, code)
      #expect(answer.status == 429 && answer.header("retry-after") == "60")
      time.advance(by: .seconds(60))
      #expect(try await accept(world, code).status == 200)
    }
  }

  private func run(_ body: @Sendable (World, String) async throws -> Void) async throws {
    try await World.with(change: { $0.clock = time.clock }) { world in
      let owner = try AccessToken.session().secret
      try await world.addOperator("root", .owner, token: owner)
      try await body(world, owner)
    }
  }

  private func invite(_ world: World, _ owner: String, _ body: String) async throws -> OutboundResponse {
    try await world.send(.post, "/v1/invitations", as: owner, body)
  }

  private func code(_ answer: OutboundResponse) throws -> String {
    try #require(answer.member("code"), "\(answer.text)")
  }

  private func accept(
    _ world: World, _ code: String, _ password: String? = nil
  ) async throws -> OutboundResponse {
    try await world.send(
      .post, "/v1/invitations/accept", #"{"code":"\#(code)","password":"\#(password ?? self.password)"}"#)
  }
}
