import Outbound
import Testing

@testable import Sandbox

@Suite("Tokens")
struct TokenTests {
  private func refresh(_ fixture: Fixture, _ token: String, secret: String = Fixture.appSecret) async throws
    -> Fixture.Answer
  {
    try await fixture.business(
      .post, "/tt_user/oauth2/refresh_token/",
      [
        "client_id": .string(Fixture.app), "client_secret": .string(secret), "grant_type": "refresh_token",
        "refresh_token": .string(token),
      ], token: nil)
  }

  private func refreshOpen(
    _ fixture: Fixture, _ token: String, secret: String = Fixture.appSecret,
    type: String = "application/x-www-form-urlencoded"
  ) async throws -> Fixture.Answer {
    try await fixture.send(
      .post, fixture.server.openBase + "/oauth/token/", headers: [("Content-Type", type)],
      body: "client_key=\(Fixture.app)&client_secret=\(secret)&grant_type=refresh_token&refresh_token=\(token)")
  }

  @Test("business: a refresh gives a new pair, and the old refresh token is dead")
  func rotates() async throws {
    try await Fixture.run { fixture in
      let answer = try await refresh(fixture, "rft.shop")
      let data = try #require(answer.json["data"])
      #expect(answer.code == 0)
      #expect(data["expires_in"]?.text == "86400")
      #expect(data["refresh_token_expires_in"]?.text == "31536000")
      #expect(data["open_id"]?.stringValue == Fixture.shop)
      let comment = try fixture.post()
      #expect(try await fixture.hide(comment, token: data["access_token"]?.stringValue).code == 0)
      #expect(try await refresh(fixture, "rft.shop").code == 40107)
      let next = try #require(data["refresh_token"]?.stringValue)
      #expect(try await refresh(fixture, next, secret: "wrong").code == 40101)
      #expect(try await refresh(fixture, next).code == 0)
    }
  }

  @Test("business: an expired access token is 40102, an expired refresh token 40103")
  func expires() async throws {
    let clock = ManualClock()
    try await Fixture.run({ $0.now = clock.now }) { fixture in
      let comment = try fixture.post()
      clock.advance(seconds: 86_399)
      #expect(try await fixture.hide(comment).code == 0)
      clock.advance(seconds: 1)
      #expect(try await fixture.hide(comment).code == 40102)
      clock.advance(seconds: 31_536_000)
      #expect(try await refresh(fixture, "rft.shop").code == 40103)
    }
  }

  @Test("business: a code is exchanged once, and tells its account")
  func exchanges() async throws {
    try await Fixture.run { fixture in
      let code = try fixture.state.authorisationCode(for: Fixture.shop)
      let body: JSON = [
        "client_id": .string(Fixture.app), "client_secret": .string(Fixture.appSecret),
        "grant_type": "authorization_code", "auth_code": .string(code), "redirect_uri": "https://x.example/",
      ]
      let answer = try await fixture.business(.post, "/tt_user/oauth2/token/", body, token: nil)
      #expect(answer.json["data"]?["open_id"]?.stringValue == Fixture.shop)
      #expect(try await fixture.business(.post, "/tt_user/oauth2/token/", body, token: nil).code == 40110)
      let token = try #require(answer.json["data"]?["access_token"])
      let info = try await fixture.business(
        .post, "/tt_user/token_info/get/", ["app_id": .string(Fixture.app), "access_token": token], token: nil)
      #expect(info.json["data"]?["scope"]?.stringValue == "comment.list,comment.list.manage")
    }
  }

  @Test("business: a revoked authorisation kills the tokens, tells the app and stops the events")
  func revokes() async throws {
    let receiver = try await Receiver.start()
    try await Fixture.run { fixture in
      try await fixture.subscribe(receiver.url)
      let answer = try await fixture.business(
        .post, "/tt_user/oauth2/revoke/",
        [
          "client_id": .string(Fixture.app), "client_secret": .string(Fixture.appSecret),
          "access_token": .string(fixture.shopToken),
        ], token: nil)
      #expect(answer.code == 0)
      let comment = try fixture.post()
      #expect(await fixture.state.waitUntilIdle())
      #expect(try await fixture.hide(comment).code == 40105)
      #expect(try await refresh(fixture, "rft.shop").code == 40107)
      #expect(receiver.bodies.map { $0["event"]?.stringValue } == ["authorization.removed"])
      #expect(receiver.bodies.first?["content"]?.stringValue == "{\"reason\":5}")
      #expect(receiver.bodies.first?["user_openid"]?.stringValue == Fixture.shop)
      #expect(fixture.state.accounts().first { $0.openID == Fixture.shop }?.isAuthorised == false)
    }
    await receiver.stop()
  }

  @Test("open: a refresh is form-urlencoded, flat, and retires the old refresh token")
  func rotatesOpen() async throws {
    try await Fixture.run { fixture in
      let answer = try await refreshOpen(fixture, "rft.cafe")
      #expect(answer.status == 200)
      #expect(answer.json["expires_in"]?.text == "7200")
      #expect(answer.json["refresh_expires_in"]?.text == "15552000")
      let token = try #require(answer.json["access_token"]?.stringValue)
      #expect(try await fixture.open(.get, "/webhook/list/", token: token).status == 200)
      let again = try await refreshOpen(fixture, "rft.cafe")
      #expect(again.status == 400)
      #expect(again.json["error"]?.stringValue == "invalid_grant")
    }
  }

  @Test(
    "open: OAuth errors have OAuth's shape",
    arguments: [
      ("rft.cafe", "wrong", "application/x-www-form-urlencoded", "invalid_client"),
      ("rft.cafe", Fixture.appSecret, "application/json", "invalid_request"),
      ("rft.shop", Fixture.appSecret, "application/x-www-form-urlencoded", "invalid_grant"),
      ("", Fixture.appSecret, "application/x-www-form-urlencoded", "invalid_request"),
    ])
  func oauthErrors(token: String, secret: String, type: String, error: String) async throws {
    try await Fixture.run { fixture in
      let answer = try await refreshOpen(fixture, token, secret: secret, type: type)
      #expect(answer.status >= 400)
      #expect(answer.json["error"]?.stringValue == error)
      #expect(answer.json["error_description"]?.stringValue?.isEmpty == false)
    }
  }

  @Test("open: an expired access token is 401")
  func expiresOpen() async throws {
    try await Fixture.run { fixture in
      try fixture.state.expireAccessTokens(of: Fixture.cafe)
      let answer = try await fixture.open(.get, "/webhook/list/")
      #expect(answer.status == 401)
      #expect(answer.errorCode == "access_token_invalid")
    }
  }
}
