import AdminAPI
import Moderation
import Outbound
import Storage
import Testing

/// What alert channels keep to themselves, and what is left of changes to them.
@Suite struct AlertChannelTests {
  @Test("a signing secret is shown when it is made and when it is replaced, and never again")
  func shownOnce() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/alert-channels")
      let made = try await world.send(
        .post, path, as: seed.manager, #"{"name":"Own","kind":"webhook","target":"https://nova.example/in"}"#)
      let secret = try #require(made.member("signing_secret"))
      let id = try #require(made.member("id"))
      #expect(made.header("location") == "\(path)/\(id)")
      let replaced = try await world.send(.post, "\(path)/\(id)/signing-secret", as: seed.manager)
      let next = try #require(replaced.member("signing_secret"))
      #expect(next != secret)
      for shown in [
        try await world.send(.get, path, as: seed.manager),
        try await world.send(.get, "\(path)/\(id)", as: seed.manager),
        try await world.send(.patch, "\(path)/\(id)", as: seed.manager, #"{"name":"X"}"#),
        try await world.send(.get, seed.fill("/v1/tenants/:tenant/audit"), as: seed.manager),
      ] {
        #expect(shown.status == 200)
        #expect(!shown.text.contains(secret) && !shown.text.contains(next))
        #expect(!shown.text.contains("nova.example/in"))
      }
      for line in world.logs.all { #expect(!line.contains(secret) && !line.contains(next)) }
    }
  }

  @Test("each change and each test is in the audit log, in the name of who did it")
  func audited() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/alert-channels/:channel")
      _ = try await world.send(.patch, path, as: seed.manager, #"{"target":"https://nova.example/other"}"#)
      _ = try await world.send(.post, path + "/test", as: seed.manager)
      _ = try await world.send(.delete, path, as: seed.manager)
      let audit = try await world.send(.get, seed.fill("/v1/tenants/:tenant/audit?limit=3"), as: seed.manager)
      for action in ["alert_channel.updated", "alert.tested", "alert_channel.deleted"] {
        #expect(audit.text.contains(#""action":"\#(action)""#), "\(audit.text)")
      }
    }
  }

  @Test("a change that changes nothing leaves no entry, and entries name the channel by its id")
  func unchanged() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/alert-channels/:channel")
      let audit = seed.fill("/v1/tenants/:tenant/audit?action=alert_channel.updated")
      let before = try await world.send(.get, path, as: seed.manager).text
      let same = try await world.send(.patch, path, as: seed.manager, #"{"name":"Ops","disabled":false}"#)
      #expect(same.status == 200 && same.text == before)
      #expect(try await world.send(.get, audit, as: seed.manager).text.contains(#""items":[]"#))
      #expect(try await world.send(.patch, path, as: seed.manager, #"{"name":"Night"}"#).status == 200)
      let entries = try await world.send(.get, audit, as: seed.manager).text
      #expect(entries.contains(seed.fill(#""subject":":channel""#)), "\(entries)")
      #expect(entries.contains(#""new":{"name":"Night"}"#), "\(entries)")
    }
  }

  @Test("a channel is tested five times in ten minutes, and others all the same")
  func tests() async throws {
    let clock = MovingClock(at: Timestamp(seconds: 1_800_000_000))
    try await World.with(change: { $0.clock = clock.clock }) { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/alert-channels/:channel/test")
      for left in (0..<5).reversed() {
        let answer = try await world.send(.post, path, as: seed.manager)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.header("ratelimit") == #""alert-tests-of-channel";r=\#(left);t=600"#)
      }
      clock.advance(by: .seconds(1))
      let refused = try await world.send(.post, path, as: seed.manager)
      #expect(refused.status == 429 && refused.member("code") == "too_many_alert_tests", "\(refused.text)")
      #expect(refused.header("retry-after") == "599")
      let other = seed.fill("/v1/gateway/alert-channels/:gatewaychannel/test")
      #expect(try await world.send(.post, other, as: seed.owner).status == 200)
      clock.advance(by: .seconds(599))
      #expect(try await world.send(.post, path, as: seed.manager).status == 200)
    }
  }

  @Test("no more channels than there may be")
  func limit() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/alert-channels")
      for number in 1...AlertChannel.limit {
        let answer = try await world.send(
          .post, path, as: seed.manager, #"{"name":"\#(number)","kind":"email","target":"ops@nova.example"}"#)
        // One is there from the beginning.
        #expect(answer.status == (number < AlertChannel.limit ? 201 : 409))
        if answer.status == 409 { #expect(answer.member("code") == "too_many_channels") }
      }
    }
  }

  @Test("what is refused leaves no channel behind")
  func refusals() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let path = seed.fill("/v1/tenants/:tenant/alert-channels")
      let before = try await world.send(.get, path, as: seed.manager).text
      for body in [
        #"{"name":"a","kind":"webhook"}"#,
        #"{"name":"a","kind":"slack","target":"https://x.example/","#
          + #""signing_secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}"#,
        #"{"name":"a","kind":"email","target":"a@b.c\r\nBcc: d@e.f"}"#,
        #"{"name":"a","kind":"webhook","target":"https://x.example/","quiet_hours":{"time_zone":"UTC"}}"#,
        #"{"name":"a","kind":"webhook","target":"https://x.example/","quiet_hours":[]}"#,
      ] {
        #expect(try await world.send(.post, path, as: seed.manager, body).status == 422, "\(body)")
      }
      #expect(try await world.send(.get, path, as: seed.manager).text == before)
    }
  }
}
