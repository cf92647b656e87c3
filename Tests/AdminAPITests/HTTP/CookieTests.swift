import Moderation
import Outbound
import Sealing
import Testing

@testable import AdminAPI

@Suite("Cookies")
struct CookieTests {
  private static let password = "correct horse battery"

  private func withBrowser(
    site: AdminSite = AdminSite(), _ body: (World, Browser) async throws -> Void
  ) async throws {
    try await World.with(change: { $0.access.site = site }) { world in
      try await world.addPerson("ann", .owner, password: Self.password)
      let login = try await world.logIn("ann", Self.password, cookie: true)
      #expect(login.status == 201, "\(login.text)")
      try await body(world, try #require(Browser(login, in: world)))
    }
  }

  @Test("are set by the login instead of a token in the answer, and out of the reach of scripts and other sites")
  func attributes() async throws {
    try await World.with { world in
      try await world.addPerson("ann", .owner, password: Self.password)
      let login = try await world.logIn("ann", Self.password, cookie: true)
      let parts = try #require(login.header("set-cookie")).split(separator: "; ").map(String.init)
      #expect(parts.first?.hasPrefix("gatehouse_session=ghs_") == true)
      #expect(Set(parts.dropFirst()) == ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200"])
      #expect(login.text.contains(#""token":null"#) && !login.text.contains("ghs_"))
      let plain = try await world.logIn("ann", Self.password)
      #expect(plain.header("set-cookie") == nil)
      #expect(plain.text.contains(#""csrf_token":null"#) && plain.member("token")?.hasPrefix("ghs_") == true)
    }
  }

  @Test(
    "are for this host and HTTPS alone where there is HTTPS",
    arguments: [
      AdminSite(url: "https://gate.example/console"), AdminSite(servesTLS: true),
    ])
  func secure(_ site: AdminSite) async throws {
    try await withBrowser(site: site) { world, browser in
      let login = try await world.logIn("ann", Self.password, cookie: true)
      let parts = try #require(login.header("set-cookie")).split(separator: "; ").map(String.init)
      #expect(parts.first?.hasPrefix("__Host-gatehouse_session=ghs_") == true)
      #expect(Set(parts.dropFirst()) == ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200", "Secure"])
      #expect(try await browser.send(.get, "/v1/sessions/current").status == 200)
      var planted = browser
      planted.cookie = browser.cookie.replacing("__Host-", with: "")
      #expect(try await planted.send(.get, "/v1/sessions/current").status == 401, "HTTP could have set it")
    }
  }

  @Test("read by themselves, and change only with the proof that the session's own page has")
  func proof() async throws {
    try await withBrowser { world, browser in
      let current = try await browser.knowing(nil).send(.get, "/v1/sessions/current")
      #expect(current.status == 200)
      let own = try #require(browser.csrfToken)
      #expect(current.text.contains(#""csrf_token":"\#(own)""#))
      #expect(!browser.cookie.contains(own))
      let made = try await browser.send(.post, "/v1/tenants", #"{"name":"Nova"}"#)
      #expect(made.status == 201, "\(made.text)")
      let other = try await world.logIn("ann", Self.password, cookie: true)
      let foreign = try #require(other.member("csrf_token"))
      let wrong: [String?] = [
        nil, "", foreign, String(own.dropLast()), own + "0", own.uppercased(),
        String(repeating: "0", count: 64),
      ]
      for proof in wrong {
        let refused = try await browser.knowing(proof).send(.post, "/v1/tenants", #"{"name":"Other"}"#)
        #expect(refused.status == 403 && refused.member("code") == "csrf", "\(proof ?? "none"): \(refused.text)")
      }
      var twice = browser
      twice.headers = [(name: "X-CSRF-Token", value: own)]
      #expect(try await twice.send(.post, "/v1/tenants", #"{"name":"Other"}"#).status == 403)
      #expect(!(try await browser.send(.get, "/v1/tenants").text.contains("Other")))
    }
  }

  @Test(
    "change nothing for a page of another site, even with the proof",
    arguments: [
      ("Origin", "https://evil.example"), ("Origin", "null"), ("Origin", ""), ("Origin", "http://127.0.0.1"),
      ("Origin", "https://127.0.0.1:PORT"), ("Origin", "http://127.0.0.1:PORT.evil.example"),
      ("Origin", "http://evil.example/http://127.0.0.1:PORT"), ("Sec-Fetch-Site", "cross-site"),
      ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Site", "unheard-of"),
    ])
  func foreign(_ name: String, _ value: String) async throws {
    try await withBrowser { world, browser in
      var page = browser
      page.headers = [(name: name, value: value.replacing("PORT", with: "\(world.port)"))]
      let refused = try await page.send(.post, "/v1/tenants", #"{"name":"Other"}"#)
      // An empty header does not reach the wire, and says nothing.
      guard !value.isEmpty else { return }
      #expect(refused.status == 403 && refused.member("code") == "csrf", "\(refused.text)")
      let login = try await world.logIn("ann", Self.password, cookie: true, headers: page.headers)
      #expect(login.status == 403 && login.header("set-cookie") == nil, "nor may it log anybody in")
    }
  }

  @Test("change something for a page of our own")
  func own() async throws {
    try await withBrowser(site: AdminSite(url: "http://Gate.example:8080/console")) { world, browser in
      for (index, origin) in ["http://127.0.0.1:\(world.port)", "http://gate.example:8080"].enumerated() {
        var page = browser
        page.headers = [
          (name: "Origin", value: origin), (name: "Sec-Fetch-Site", value: index == 0 ? "same-origin" : "none"),
        ]
        let made = try await page.send(.post, "/v1/tenants", #"{"name":"Nova \#(index)"}"#)
        #expect(made.status == 201, "\(origin): \(made.text)")
      }
    }
  }

  @Test("give way to a bearer token, also to one that is no good")
  func bearerWins() async throws {
    try await withBrowser { world, browser in
      let token = try AccessToken.session().secret
      try await world.addOperator("bob", .viewer, token: token)
      var both = browser
      both.headers = [(name: "Authorization", value: "Bearer \(token)")]
      #expect(try await both.send(.get, "/v1/operators/me").text.contains(#""name":"bob""#))
      #expect(try await both.knowing(nil).send(.delete, "/v1/sessions").status == 204, "no page sent that")
      both.headers = [(name: "Authorization", value: "bearer ghs_0")]
      #expect(try await both.send(.get, "/v1/operators/me").status == 401)
      both.headers = [(name: "Authorization", value: "Basic YW5uOng=")]
      #expect(try await both.send(.get, "/v1/operators/me").text.contains(#""name":"ann""#), "a proxy's, not ours")
    }
  }

  @Test("are forgotten at the logout, and the session with them")
  func logout() async throws {
    try await withBrowser { _, browser in
      #expect(try await browser.knowing(nil).send(.delete, "/v1/sessions/current").status == 403)
      let out = try await browser.send(.delete, "/v1/sessions/current")
      #expect(out.status == 204)
      let parts = try #require(out.header("set-cookie")).split(separator: "; ").map(String.init)
      #expect(parts.first == "gatehouse_session=")
      #expect(Set(parts.dropFirst()) == ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=0"])
      #expect(try await browser.send(.get, "/v1/sessions/current").status == 401)
    }
  }

  @Test(
    "that are no sessions are nobody's",
    arguments: [
      "gatehouse_session=", "gatehouse_session", "=", ";;;", "gatehouse_session=ghs_", "gatehouse_session=\"ghs_0\"",
      "gatehouse_session=ghs_\(String(repeating: "f", count: 4000))", "GATEHOUSE_SESSION=ghs_00",
      "x=1; gatehouse_session=é",
    ])
  func hostile(_ cookie: String) async throws {
    try await World.with { world in
      let answer = try await world.send(.get, "/v1/operators/me", headers: [(name: "Cookie", value: cookie)])
      #expect(answer.status == 401 && answer.member("code") == "unauthenticated", "\(answer.text)")
    }
  }
}
