import Outbound
import Testing

@testable import Sandbox

@Suite("Quotas")
struct QuotaTests {
  @Test("business: the forty-first call in a minute is 40100, and stays so for five minutes")
  func perEndpoint() async throws {
    let clock = ManualClock()
    try await Fixture.run({
      $0.now = clock.now
      $0.quotas?.perAppPerSecond = 100
    }) { fixture in
      let comment = try fixture.post()
      for _ in 0..<40 { #expect(try await fixture.hide(comment).code == 0) }
      let refused = try await fixture.hide(comment, action: "UNHIDE")
      #expect(refused.status == 200)
      #expect(refused.code == 40100)
      #expect(fixture.state.comment(comment.id)?.visibility == .hidden)
      let elsewhere = try await fixture.business(
        .get, "/business/comment/list/?business_id=\(Fixture.shop)&video_id=\(Fixture.video)")
      #expect(elsewhere.code == 0)
      clock.advance(seconds: 299)
      #expect(try await fixture.hide(comment).code == 40100)
      clock.advance(seconds: 1)
      #expect(try await fixture.hide(comment).code == 0)
    }
  }

  @Test("business: the app's limit is shared by its accounts")
  func perApp() async throws {
    try await Fixture.run({ $0.quotas?.perAppPerMinute = 3 }) { fixture in
      try fixture.state.addAccount(
        .business, openID: "-000two", appID: Fixture.app, username: "two", accessToken: "act.two")
      let comment = try fixture.post()
      for _ in 0..<3 { #expect(try await fixture.hide(comment).code == 0) }
      let other = try await fixture.business(
        .get, "/business/comment/list/?business_id=-000two&video_id=\(Fixture.video)", token: "act.two")
      #expect(other.code == 40100)
    }
  }

  @Test("business: the eleventh call of an app in a second is 40100, and in the next second it is none too many")
  func perSecond() async throws {
    let clock = ManualClock()
    try await Fixture.run({ $0.now = clock.now }) { fixture in
      let comment = try fixture.post()
      for _ in 0..<10 { #expect(try await fixture.hide(comment).code == 0) }
      for _ in 0..<3 { #expect(try await fixture.hide(comment).code == 40100) }
      clock.advance(seconds: 1)
      for _ in 0..<10 { #expect(try await fixture.hide(comment).code == 0) }
      #expect(try await fixture.hide(comment).code == 40100)
    }
  }

  @Test("open: too many calls are 429 until the minute has passed")
  func open() async throws {
    let clock = ManualClock()
    try await Fixture.run({
      $0.now = clock.now
      $0.quotas?.openPerEndpointPerMinute = 2
    }) { fixture in
      for _ in 0..<2 { #expect(try await fixture.open(.get, "/webhook/list/").status == 200) }
      let refused = try await fixture.open(.get, "/webhook/list/")
      #expect(refused.status == 429)
      #expect(refused.errorCode == "rate_limit_exceeded")
      clock.advance(seconds: 60)
      #expect(try await fixture.open(.get, "/webhook/list/").status == 200)
    }
  }

  @Test("can be turned off")
  func off() async throws {
    try await Fixture.run({ $0.quotas = nil }) { fixture in
      let comment = try fixture.post()
      for _ in 0..<60 { #expect(try await fixture.hide(comment).code == 0) }
    }
  }
}
