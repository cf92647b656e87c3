import Moderation
import NIOCore
import NIOHTTP1
import Testing

@testable import Ingest

/// Where TikTok sends creators back to.
@Suite(.timeLimit(.minutes(5))) struct CallbackTests {
  private static let path = "/oauth/tiktok/"

  private func get(_ target: String, _ fixture: Fixture) async throws -> RawResponse {
    try await fixture.answer(to: "GET \(target) HTTP/1.1\r\nHost: gate\r\n\r\n")
  }

  @Test("The query arrives as it was sent, and the page loads nothing, runs nothing and tells nobody where it was")
  func page() async throws {
    let callback = StandInCallback(.connected(name: "shop", missingScopes: []))
    try await Fixture.run({ $0.callback = callback }) { fixture in
      let answer = try await get(Self.path + "?code=a%2Fb&state=s&scopes=x?y", fixture)
      #expect(callback.queries == ["code=a%2Fb&state=s&scopes=x?y"])
      #expect(callback.addresses == ["127.0.0.1"])
      #expect(answer.status == 200)
      #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
      #expect(answer.header("Cache-Control") == "no-store")
      #expect(answer.header("Referrer-Policy") == "no-referrer")
      #expect(answer.header("X-Content-Type-Options") == "nosniff")
      let policy = try #require(answer.header("Content-Security-Policy"))
      #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-") && policy.contains("frame-ancestors 'none'"))
      for text in ["<script", "http://", "https://", "src=", "href=", "a%2Fb"] { #expect(!answer.body.contains(text)) }
      #expect(answer.body.contains("prefers-color-scheme:dark"))
    }
  }

  @Test("What only looks uses nothing up, and nothing but GET and HEAD is taken")
  func methods() async throws {
    let callback = StandInCallback(.denied)
    try await Fixture.run({ $0.callback = callback }) { fixture in
      let connection = try await fixture.connect()
      try await connection.send("HEAD \(Self.path)?code=c&state=s HTTP/1.1\r\nHost: gate\r\n\r\n")
      let head = try await connection.response(toHead: true)
      #expect(head.status == 200 && head.header("Cache-Control") == "no-store")
      await connection.close()
      let post = try await fixture.answer(
        to: "POST \(Self.path)?code=c&state=s HTTP/1.1\r\nHost: gate\r\nContent-Length: 2\r\n\r\n{}")
      #expect(post.status == 405 && post.header("Allow") == "GET, HEAD")
      #expect(callback.queries.isEmpty)
    }
  }

  @Test("The slash at the end may be missing; other paths are nobody's")
  func paths() async throws {
    let callback = StandInCallback(.spent)
    try await Fixture.run({ $0.callback = callback }) { fixture in
      let bare = try await get("/oauth/tiktok?code=c&state=s", fixture)
      #expect(bare.status == 410)
      for path in ["/oauth", "/oauth/tiktok/x", "/oauth/tiktok//", "/OAuth/tiktok/", "/oauth%2Ftiktok/"] {
        #expect(try await get(path, fixture).status == 404)
      }
      #expect(callback.queries == ["code=c&state=s"])
    }
  }

  @Test("A listener without a callback has no such path")
  func absent() async throws {
    try await Fixture.run { fixture in
      let answer = try await get(Self.path + "?code=c", fixture)
      #expect(answer.status == 404)
    }
  }

  @Test("A query that is longer than any of TikTok's is refused unread")
  func length() async throws {
    let callback = StandInCallback(.malformed)
    try await Fixture.run({ $0.callback = callback }) { fixture in
      let limit = CallbackGate.maximumQuery
      let longest = try await get(Self.path + "?" + String(repeating: "a", count: limit), fixture)
      let tooLong = try await get(Self.path + "?" + String(repeating: "a", count: limit + 1), fixture)
      #expect(longest.status == 400 && tooLong.status == 414)
      #expect(callback.queries.count == 1)
    }
  }

  @Test("Each outcome has its page and its status, and names are escaped")
  func outcomes() async throws {
    let hostile = #"<img src=x onerror="a">&'"# + "<\u{301}b>"
    let expected: [(CallbackOutcome, Int, String)] = [
      (.connected(name: hostile, missingScopes: []), 200, "is connected"),
      (.connected(name: hostile, missingScopes: ["comment.list.manage"]), 200, "hiding and answering comments"),
      (.denied, 200, "Nothing was connected"), (.spent, 410, "no longer good"), (.wrongAccount, 409, "another account"),
      (.accountTaken, 409, "already looked after"), (.refused, 400, "did not agree"), (.tryAgain, 503, "still good"),
      (.malformed, 400, "Something is missing"),
    ]
    for (outcome, status, text) in expected {
      let answer = CallbackPage.answer(for: outcome)
      let page = String(buffer: answer.body)
      #expect(answer.status.code == status)
      #expect(page.contains(text))
      #expect(answer.headers.first(name: "content-length") == String(page.utf8.count))
      #expect(!page.contains("<img") && !page.contains("<\u{301}b>") && !page.contains("onerror=\"a\""))
    }
  }

  @Test("One address is soon told to wait, another is not, and a second later there is a turn again")
  func limits() {
    let gate = CallbackGate(StandInCallback(.spent))
    let now = ContinuousClock.now
    let admitted = (0..<CallbackGate.burst + 5).count { _ in
      defer { gate.leave() }
      return gate.enter(from: "192.0.2.1", at: now)
    }
    #expect(admitted == CallbackGate.burst)
    #expect(gate.enter(from: "192.0.2.2", at: now))
    #expect(!gate.enter(from: "192.0.2.1", at: now + .milliseconds(999)))
    #expect(gate.enter(from: "192.0.2.1", at: now + .seconds(1)))
  }

  @Test("However many addresses ask, few are under way at once and few are remembered")
  func floods() {
    let gate = CallbackGate(StandInCallback(.spent))
    let now = ContinuousClock.now
    #expect((0..<1000).count { gate.enter(from: "a\($0)", at: now) } == CallbackGate.maximumUnderWay)
    for _ in 0..<CallbackGate.maximumUnderWay { gate.leave() }
    for number in 0..<20_000 where gate.enter(from: "b\(number)", at: now) { gate.leave() }
    #expect(gate.addressCount <= CallbackGate.maximumAddresses)
  }

  @Test("Past the limit a creator is told that the link is still good")
  func tooMany() async throws {
    let callback = StandInCallback(.spent)
    try await Fixture.run({ $0.callback = callback }) { fixture in
      var statuses: [Int] = []
      for _ in 0..<CallbackGate.burst + 10 { statuses.append(try await get(Self.path + "?code=c", fixture).status) }
      #expect(statuses.contains(429) && statuses.first == 410)
      #expect(callback.queries.count == statuses.count { $0 == 410 })
    }
  }
}
