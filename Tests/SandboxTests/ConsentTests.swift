import Outbound
import Testing

@testable import Sandbox

@Suite struct ConsentTests {
  private static let redirect = "https://gate.example/oauth/tiktok/"

  private func query(
    _ app: String = Fixture.app, redirect: String = Self.redirect, state: String = "st/at&e", extra: String = ""
  ) -> String {
    "client_key=\(app)&response_type=code&scope=comment.list,comment.list.manage&state="
      + state.replacing("/", with: "%2F").replacing("&", with: "%26") + "&redirect_uri="
      + redirect.replacing("?", with: "%3F") + extra
  }

  private func open(_ fixture: Fixture, _ query: String) async throws -> OutboundResponse {
    try await fixture.client.send(OutboundRequest(.get, fixture.server.consentPage + "?" + query))
  }

  private func code(in response: OutboundResponse) -> String? {
    response.header("location")?.split(separator: "?").last?.split(separator: "&")
      .first { $0.hasPrefix("code=") }.map { String($0.dropFirst(5)) }
  }

  private func exchange(_ code: String, _ fixture: Fixture, redirect: String = Self.redirect) async throws
    -> Fixture.Answer
  {
    try await fixture.business(
      .post, "/tt_user/oauth2/token/",
      [
        "client_id": .string(Fixture.app), "client_secret": .string(Fixture.appSecret),
        "grant_type": "authorization_code", "auth_code": .string(code), "redirect_uri": .string(redirect),
      ], token: nil)
  }

  @Test("asks whoever looks at it, and each answer is a link")
  func asks() async throws {
    try await Fixture.run { fixture in
      let page = try await open(fixture, query(extra: "&x=%3Cscript%3E"))
      let text = String(decoding: page.body, as: UTF8.self)
      #expect(page.status == 200)
      #expect(text.contains("Allow as @shop") && text.contains("Do not allow") && !text.contains("@cafe"))
      #expect(!text.contains("<script>"))
      let agreed = try await open(fixture, query(extra: "&sandbox_open_id=\(Fixture.shop)"))
      #expect(agreed.status == 302)
      #expect(agreed.header("location")?.hasPrefix(Self.redirect + "?code=") == true)
      #expect(agreed.header("location")?.hasSuffix("&state=st%2Fat%26e") == true)
      let denied = try await open(fixture, query(extra: "&sandbox_deny=1"))
      #expect(denied.header("location")?.contains("error=access_denied") == true)
    }
  }

  @Test("answers by itself as it was told, and the code carries what was agreed to")
  func answers() async throws {
    try await Fixture.run { fixture in
      try fixture.state.answerConsent(.grant(openID: Fixture.shop, scopes: ["comment.list"]))
      let code = try #require(code(in: try await open(fixture, query())))
      let answer = try await exchange(code, fixture)
      #expect(answer.json["data"]?["open_id"]?.stringValue == Fixture.shop)
      #expect(answer.json["data"]?["scope"]?.stringValue == "comment.list")
      #expect(try await exchange(code, fixture).code == 40110)
      #expect(try await fixture.control(.post, "/consent", ["deny": true]).status == 200)
      #expect(try await open(fixture, query()).header("location")?.contains("error=access_denied") == true)
      #expect(try await fixture.control(.post, "/consent", [:]).status == 200)
      #expect(try await open(fixture, query()).status == 200)
      #expect(try await fixture.control(.post, "/consent", ["open_id": "nobody"]).status == 404)
    }
  }

  @Test("a code is good for the redirect URI it was made for, and dead after another was tried")
  func redirects() async throws {
    try await Fixture.run { fixture in
      try fixture.state.answerConsent(.grant(openID: Fixture.shop, scopes: nil))
      let code = try #require(code(in: try await open(fixture, query())))
      #expect(try await exchange(code, fixture, redirect: "https://gate.example/oauth/tiktok").code == 40110)
      #expect(try await exchange(code, fixture).code == 40110)
    }
  }

  @Test("a code ends after ten minutes")
  func ends() async throws {
    let clock = ManualClock()
    try await Fixture.run({ $0.now = clock.now }) { fixture in
      try fixture.state.answerConsent(.grant(openID: Fixture.shop, scopes: nil))
      let code = try #require(code(in: try await open(fixture, query())))
      clock.advance(seconds: 600)
      #expect(try await exchange(code, fixture).code == 40110)
    }
  }

  @Test(
    "refuses what TikTok would",
    arguments: [
      "client_key=1&response_type=code&state=s&redirect_uri=https://x/",
      "client_key=\(Fixture.app)&response_type=token&state=s&redirect_uri=https://x/",
      "client_key=\(Fixture.app)&response_type=code&state=s&redirect_uri=https://x",
      "client_key=\(Fixture.app)&response_type=code&state=s&redirect_uri=https://x/%3Fa=b/",
      "client_key=\(Fixture.app)&response_type=code&redirect_uri=https://x/",
      "client_key=\(Fixture.app)&response_type=code&state=s&redirect_uri=https://x/&sandbox_open_id=\(Fixture.cafe)",
    ])
  func refuses(query: String) async throws {
    try await Fixture.run { fixture in
      let answer = try await open(fixture, query)
      #expect(answer.status == 400)
    }
  }
}
