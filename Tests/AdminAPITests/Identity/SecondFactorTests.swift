import AdminAPI
import Moderation
import Outbound
import Sealing
import Testing

@Suite("A second factor")
struct SecondFactorTests {
  private let time = MovingClock(at: Timestamp(seconds: 1_700_000_000))
  private let password = "correct horse battery"
  private let path = "/v1/operators/me/second-factor"

  @Test("is enrolled with a password and a code, and from then on each login takes a code that was not used yet")
  func enrolment() async throws {
    try await World.with(change: { $0.clock = time.clock }) { world in
      let (someone, token) = try await world.addOperator("mia", password: password)
      let other = try #require(try await world.logIn("mia", password).member("token"))
      #expect(try await world.send(.post, path, as: token, #"{"password":"not it"}"#).status == 422)
      let begun = try await world.send(.post, path, as: token, #"{"password":"\#(password)"}"#)
      #expect(begun.status == 201, "\(begun.text)")
      let app = try authenticator(begun)
      // Until a code was seen, logins go on without.
      #expect(try await world.logIn("mia", password).status == 201)
      let early = try await confirm(world, token, "000000")
      #expect(early.status == 422 && early.text.contains(#""path":"/code""#))
      let confirmed = try await confirm(world, token, app.code(at: world.now.seconds))
      #expect(confirmed.status == 200, "\(confirmed.text)")
      #expect(recoveryCodes(in: confirmed).count == 10)
      #expect(try await world.send(.get, path, as: token).text.contains(#""recovery_codes_left":10"#))
      #expect(try await world.send(.get, path, as: other).status == 401, "other sessions end")

      let without = try await world.logIn("mia", password)
      #expect(without.status == 401 && without.member("code") == "second_factor_required")
      #expect(try await world.logIn("mia", "not it").member("code") == "invalid_credentials")
      let reused = try await world.logIn("mia", password, code: app.code(at: world.now.seconds))
      #expect(reused.member("code") == "invalid_code", "the code of the enrolment is used up")
      time.advance(by: .seconds(30))
      let code = try app.code(at: world.now.seconds)
      #expect(try await world.logIn("mia", password, code: code.prefix(3) + " " + code.suffix(3)).status == 201)
      #expect(try await world.logIn("mia", password, code: code).member("code") == "invalid_code")
      let actions = try await world.auditEntries().filter { $0.operatorID == someone.id }.map(\.action)
      #expect(actions.contains("second_factor.enabled") && actions.first == "login.succeeded")
      for line in world.logs.all { #expect(!line.contains(app.secretText) && !line.contains(code)) }
    }
  }

  @Test("that is lost is stood in for by a recovery code, each good once, until new ones replace them all")
  func recovery() async throws {
    try await World.with(change: { $0.clock = time.clock }) { world in
      let (token, app, codes) = try await enrolled(world)
      #expect(try await world.logIn("mia", password, code: codes[0].uppercased()).status == 201)
      let again = try await world.logIn("mia", password, code: codes[0])
      #expect(again.status == 401 && again.member("code") == "invalid_code")
      #expect(try await world.logIn("mia", password, code: codes[1].filter { $0 != "-" }).status == 201)
      #expect(try await world.send(.get, path, as: token).text.contains(#""recovery_codes_left":8"#))
      time.advance(by: .seconds(60))
      let body = #"{"password":"\#(password)","code":"\#(try app.code(at: world.now.seconds))"}"#
      let renewed = try await world.send(.post, path + "/recovery-codes", as: token, body)
      #expect(renewed.status == 200)
      let fresh = recoveryCodes(in: renewed)
      #expect(fresh.count == 10 && Set(fresh).isDisjoint(with: codes))
      #expect(try await world.logIn("mia", password, code: codes[2]).status == 401)
      #expect(try await world.logIn("mia", password, code: fresh[0]).status == 201)
      let used = try await world.auditEntries().filter { $0.action == "recovery_code.used" }
      #expect(used.map(\.detail) == ["9 are left", "8 are left", "9 are left"])
    }
  }

  @Test("is disabled with password and code, and not with either alone")
  func disabling() async throws {
    try await World.with(change: { $0.clock = time.clock }) { world in
      let (token, app, codes) = try await enrolled(world)
      time.advance(by: .seconds(60))
      let code = try app.code(at: world.now.seconds)
      for body in [
        #"{"password":"\#(password)"}"#, #"{"password":"\#(password)","code":"000000"}"#,
        #"{"password":"not it","code":"\#(code)"}"#,
      ] {
        #expect(try await world.send(.post, path + "/disable", as: token, body).status == 422)
      }
      let right = #"{"password":"\#(password)","code":"\#(code)"}"#
      #expect(try await world.send(.post, path + "/disable", as: token, right).status == 204)
      #expect(try await world.logIn("mia", password).status == 201)
      #expect(try await world.logIn("mia", password, code: codes[0]).status == 201, "a code too many does no harm")
      #expect(try await world.send(.post, path + "/disable", as: token, right).status == 409)
    }
  }

  @Test("is taken off by another owner, which ends the sessions; nobody takes off its own so")
  func lost() async throws {
    try await World.with(change: { $0.clock = time.clock }) { world in
      let (token, _, _) = try await enrolled(world)
      let owner = try AccessToken.session().secret
      let ownerID = try await world.addOperator("root", .owner, token: owner).id
      let id = try #require(try await world.send(.get, "/v1/operators/me", as: token).member("id"))
      #expect(try await world.send(.delete, "/v1/operators/\(id)/second-factor", as: owner).status == 204)
      #expect(try await world.send(.get, "/v1/operators/me", as: token).status == 401)
      #expect(try await world.logIn("mia", password).status == 201)
      let none = try await world.send(.delete, "/v1/operators/\(id)/second-factor", as: owner)
      #expect(none.status == 409 && none.member("code") == "no_second_factor")
      let own = try await world.send(.delete, "/v1/operators/\(ownerID)/second-factor", as: owner)
      #expect(own.status == 409 && own.member("code") == "own_access")
    }
  }

  @Test("that was begun and not confirmed in a quarter of an hour has to be begun again")
  func patience() async throws {
    try await World.with(change: { $0.clock = time.clock }) { world in
      let token = try await world.addOperator("mia", password: password).token
      #expect(try await confirm(world, token, "123456").member("code") == "no_enrolment")
      let first = try authenticator(try await world.send(.post, path, as: token, #"{"password":"\#(password)"}"#))
      let second = try authenticator(try await world.send(.post, path, as: token, #"{"password":"\#(password)"}"#))
      #expect(try await confirm(world, token, first.code(at: world.now.seconds)).status == 422, "it was replaced")
      time.advance(by: .seconds(900))
      #expect(
        try await confirm(world, token, second.code(at: world.now.seconds)).member("code") == "no_enrolment")
      #expect(try await world.logIn("mia", password).status == 201)
    }
  }

  @Test(
    "that is required stops everything but enrolling it",
    arguments: [
      (SecondFactorRequirement.none, Operator.Role.owner, 200), (.owners, .owner, 403), (.owners, .manager, 200),
      (.all, .manager, 403),
    ])
  func requirement(_ requirement: SecondFactorRequirement, _ role: Operator.Role, _ status: Int) async throws {
    try await World.with(change: {
      $0.clock = time.clock
      $0.access.identity.requirement = requirement
    }) { world in
      let token = try await world.addOperator("mia", role, password: password).token
      let answer = try await world.send(.get, "/v1/tenants", as: token)
      #expect(answer.status == status)
      guard status == 403 else { return }
      #expect(answer.member("code") == "second_factor_enrolment_required")
      #expect(try await world.send(.get, "/metrics", as: token).status == 403)
      #expect(try await world.send(.get, "/v1/operators/me", as: token).status == 200)
      #expect(try await world.send(.get, path, as: token).text.contains(#""required":true"#))
      let app = try authenticator(try await world.send(.post, path, as: token, #"{"password":"\#(password)"}"#))
      #expect(try await confirm(world, token, app.code(at: world.now.seconds)).status == 200)
      #expect(try await world.send(.get, "/v1/tenants", as: token).status == 200)
    }
  }

  @Test("of which one code is used twice at once lets one of both in")
  func race() async throws {
    try await World.with(change: { $0.clock = time.clock }) { world in
      let (_, app, codes) = try await enrolled(world)
      time.advance(by: .seconds(60))
      for code in [try app.code(at: world.now.seconds), codes[5]] {
        async let one = world.logIn("mia", password, code: code)
        async let other = world.logIn("mia", password, code: code)
        #expect([try await one.status, try await other.status].sorted() == [201, 401])
      }
    }
  }

  @Test("whose codes are guessed is slowed down like a password")
  func guessing() async throws {
    try await World.with(change: { $0.clock = time.clock }) { world in
      let (_, app, _) = try await enrolled(world)
      time.advance(by: .seconds(60))
      let right = try app.code(at: world.now.seconds)
      var statuses: [Int] = []
      for guess in 0..<6 {
        let wrong = "00000\(guess)"
        guard wrong != right else { continue }
        statuses.append(try await world.logIn("mia", password, code: wrong).status)
      }
      #expect(statuses.first == 401 && statuses.last == 429)
      #expect(try await world.logIn("mia", password, code: right).status == 429)
      time.advance(by: .seconds(1))
      #expect(try await world.logIn("mia", password, code: right).status == 201)
    }
  }

  private func enrolled(_ world: World) async throws -> (token: String, app: TimeBasedCode, codes: [String]) {
    let token = try await world.addOperator("mia", password: password).token
    let app = try authenticator(try await world.send(.post, path, as: token, #"{"password":"\#(password)"}"#))
    let answer = try await confirm(world, token, app.code(at: world.now.seconds))
    return (token, app, recoveryCodes(in: answer))
  }

  private func confirm(_ world: World, _ token: String, _ code: String) async throws -> OutboundResponse {
    try await world.send(.post, path + "/confirm", as: token, #"{"code":"\#(code)"}"#)
  }

  /// An app that was given the secret of an answer.
  private func authenticator(_ answer: OutboundResponse) throws -> TimeBasedCode {
    let secret = try #require(answer.member("secret"), "\(answer.text)")
    #expect(answer.member("address")?.contains("secret=\(secret)&") == true)
    return TimeBasedCode(secret: base32(secret))
  }

  private func base32(_ text: String) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    let bits = text.flatMap { character in
      let value = alphabet.firstIndex(of: character) ?? 0
      return (0..<5).reversed().map { value >> $0 & 1 }
    }
    return stride(from: 0, to: bits.count - 7, by: 8).map { start in
      bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | UInt8($1) }
    }
  }

  private func recoveryCodes(in answer: OutboundResponse) -> [String] {
    answer.text.matches(of: /[a-z2-9]{5}(-[a-z2-9]{5}){4}/).map { String($0.output.0) }
  }
}
