import Outbound
import Sealing
import Testing

@testable import Sandbox

@Suite("Deliveries")
struct DeliveryTests {
  @Test("business: comment.update has TikTok's fields in TikTok's order, ids as bare numbers in a string")
  func businessBody() async throws {
    let clock = ManualClock()
    let receiver = try await Receiver.start()
    try await Fixture.run({ $0.now = clock.now }) { fixture in
      try await fixture.subscribe(receiver.url)
      let comment = try fixture.post("say \"hi\"\n", by: "@eve")
      let reply = try fixture.state.post("no", by: "bob", on: Fixture.video, of: Fixture.shop, replyingTo: comment.id)
      #expect(await fixture.state.waitUntilIdle())
      let bodies = receiver.requests.map { String(decoding: $0.body, as: UTF8.self) }.sorted()
      let content =
        #"{\"comment_id\":\#(comment.id),\"video_id\":\#(Fixture.video),\"parent_comment_id\":0,"#
        + #"\"comment_type\":\"comment\",\"comment_action\":\"insert\",\"timestamp\":1719535947074,"#
        + #"\"unique_identifier\":\"\#(comment.uniqueIdentifier)\",\"text\":\"say \\\"hi\\\"\\n\"}"#
      let expected =
        #"{"client_key":"\#(Fixture.app)","event":"comment.update","create_time":1719535947,"#
        + #""user_openid":"\#(Fixture.shop)","content":"\#(content)"}"#
      #expect(bodies.contains(expected))
      #expect(bodies.contains { $0.contains(#"\"parent_comment_id\":\#(comment.id),\"comment_type\":\"reply\""#) })
      #expect(reply.parentID == comment.id)
    }
    await receiver.stop()
  }

  @Test("business: signed with time and body under the app's secret")
  func businessSignature() async throws {
    let clock = ManualClock()
    let receiver = try await Receiver.start()
    try await Fixture.run({ $0.now = clock.now }) { fixture in
      try await fixture.subscribe(receiver.url)
      try fixture.post()
      #expect(await fixture.state.waitUntilIdle())
      let request = try #require(receiver.requests.first)
      let tag = HMACKey(Fixture.appSecret.utf8).tag(of: Array("1719535947.".utf8) + request.body)
      #expect(request.header("tiktok-signature") == "t=1719535947,s=\(Hex.encode(tag))")
      #expect(request.header("webhook-schema-version") == "1.0")
      #expect(request.headers.filter { $0.name == "user-agent" }.map(\.value) == ["tiktok-webhook"])
      #expect(request.header("x-tt-logid")?.isEmpty == false)
      #expect(request.header("x-tiktok-signature") == nil)
    }
    await receiver.stop()
  }

  @Test("the signatures are those of tiktok.md's test vectors")
  func vectors() {
    let open =
      #"{"type":"video_comment_created","comment_id":"7385350567722402578","video_id":"7377694258502880513","text":"#
      + #""hi","user_id":"u1","username":"@a","created_at":1719535947}"#
    let headers = DeliverySignature.open(secret: "test_secret").headers(for: Array(open.utf8), time: 0, logID: "x")
    #expect(
      headers.first { $0.name == "X-TikTok-Signature" }?.value
        == "f130450b82315f74f0e38ffb93a39a7ad69d7745c91362d3e127d3e701e5f43c")
    let business =
      #"{"client_key":"7364323437050855441","event":"comment.update","create_time":1719535947,"user_openid":"#
      + #""-000iamDUYtb1xGiL_6b00YmkR30hEEnFSUH","content":"{\"comment_id\":7385350567722402578,\"video_id\":"#
      + #"7377694258502880513,\"parent_comment_id\":0,\"comment_type\":\"comment\",\"comment_action\":\"insert\","#
      + #"\"timestamp\":1719535947074,\"unique_identifier\":"#
      + #"\"+ZMA8o3/HUkeWO07eRsqqLCajf4TIdVQeVHPg2CXbcpQGCHme4+gBUwYlf/WFyK+\"}"}"#
    let signed = DeliverySignature.business(secret: "test_secret").headers(
      for: Array(business.utf8), time: 1_719_535_951, logID: "x")
    #expect(
      signed.first { $0.name == "Tiktok-Signature" }?.value
        == "t=1719535951,s=539d217c4d18c23088b28f3f5c821d76c991e7cd5815272693ec24c6417537a1")
  }

  @Test("open: one flat object, signed with the webhook's secret; our delete echoes")
  func openBody() async throws {
    let clock = ManualClock()
    let receiver = try await Receiver.start()
    try await Fixture.run({ $0.now = clock.now }) { fixture in
      try await fixture.register(receiver.url, secret: "s3cret")
      let comment = try fixture.post("hi", by: "eve", to: Fixture.cafe)
      #expect(await fixture.state.waitUntilIdle())
      let request = try #require(receiver.requests.first)
      let expected =
        #"{"type":"video_comment_created","comment_id":"\#(comment.id)","video_id":"\#(Fixture.video)","text":"hi","#
        + #""user_id":"\#(comment.userID)","username":"@eve","created_at":1719535947}"#
      #expect(String(decoding: request.body, as: UTF8.self) == expected)
      let tag = HMACKey("s3cret".utf8).tag(of: request.body)
      #expect(request.header("x-tiktok-signature") == Hex.encode(tag))
      #expect(request.header("tiktok-signature") == nil)
      #expect(try await fixture.delete(comment).status == 200)
      #expect(await fixture.state.waitUntilIdle())
      #expect(receiver.bodies.last?["type"]?.stringValue == "video_comment_deleted")
      #expect(fixture.state.deliveries(of: comment.id).map(\.isEcho) == [false, true])
    }
    await receiver.stop()
  }

  @Test("business: every change of visibility has its action, and calls of the API are marked as echoes")
  func actions() async throws {
    let receiver = try await Receiver.start()
    try await Fixture.run { fixture in
      try await fixture.subscribe(receiver.url)
      let comment = try fixture.post()
      _ = try await fixture.hide(comment)
      _ = try await fixture.hide(comment, action: "UNHIDE")
      try fixture.state.setVisibility(.friends, of: comment.id, as: .owner)
      try fixture.state.delete(comment.id)
      #expect(await fixture.state.waitUntilIdle())
      let deliveries = fixture.state.deliveries(of: comment.id)
      #expect(
        deliveries.map(\.action) == ["insert", "set_to_hidden", "set_to_public", "set_to_friends_only", "delete"])
      #expect(deliveries.map(\.isEcho) == [false, true, true, false, false])
      #expect(receiver.requests.count == 5)
    }
    await receiver.stop()
  }

  @Test("anything but 200 is tried again, with a fresh time in the signature, until it is 200")
  func retries() async throws {
    let receiver = try await Receiver.start(answering: [500, 204, 401, 302])
    try await Fixture.run { fixture in
      try await fixture.subscribe(receiver.url)
      let comment = try fixture.post()
      #expect(await fixture.state.waitUntilIdle())
      let delivery = try #require(fixture.state.deliveries(of: comment.id).first)
      #expect(delivery.attempts.map(\.status) == [500, 204, 401, 302, 200])
      #expect(delivery.outcome == .acknowledged)
      #expect(delivery.acknowledgedAt == delivery.attempts.last?.at)
      #expect(Set(receiver.requests.map(\.body)).count == 1)
      for request in receiver.requests {
        let header = try #require(request.header("tiktok-signature"))
        let time = header.dropFirst(2).prefix { $0 != "," }
        let tag = HMACKey(Fixture.appSecret.utf8).tag(of: Array("\(time).".utf8) + request.body)
        #expect(header.hasSuffix("s=" + Hex.encode(tag)))
      }
    }
    await receiver.stop()
  }

  @Test("a receiver that is down gets its events when it is back")
  func comesBack() async throws {
    try await Fixture.run { fixture in
      // Nobody listens on port 1; the callback is then moved to where somebody does.
      try await fixture.subscribe("http://127.0.0.1:1/")
      let comment = try fixture.post()
      #expect(
        try await eventually { fixture.state.deliveries(of: comment.id).first.map { $0.attempts.count > 1 } ?? false })
      #expect(fixture.state.deliveries().first?.attempts.first?.error?.contains("cannot be reached") == true)
      let receiver = try await Receiver.start()
      try await fixture.subscribe(receiver.url)
      #expect(await fixture.state.waitUntilIdle())
      #expect(receiver.requests.count == 1)
      await receiver.stop()
    }
  }

  @Test("a delivery is discarded when the schedule is used up, or its webhook is gone")
  func discards() async throws {
    let receiver = try await Receiver.start(answering: [500, 500, 500])
    try await Fixture.run({ $0.retrySchedule = [.milliseconds(1), .milliseconds(1)] }) { fixture in
      try await fixture.register(receiver.url)
      let comment = try fixture.post(to: Fixture.cafe)
      #expect(await fixture.state.waitUntilIdle())
      #expect(fixture.state.deliveries(of: comment.id).first?.outcome == .discarded)
      #expect(receiver.requests.count == 3)
      fixture.state.pauseDeliveries()
      let late = try fixture.post(to: Fixture.cafe)
      let id = try #require(fixture.state.webhooks().first?.id)
      #expect(try await fixture.open(.delete, "/webhook/delete/", ["webhook_id": .string(id)]).status == 200)
      fixture.state.resumeDeliveries()
      #expect(await fixture.state.waitUntilIdle())
      #expect(fixture.state.deliveries(of: late.id).first?.outcome == .discarded)
      #expect(receiver.requests.count == 3)
    }
    await receiver.stop()
  }

  @Test("a delivery goes through a long schedule of short waits without getting stuck")
  func manyRetries() async throws {
    try await Fixture.run({ $0.retrySchedule = Array(repeating: .microseconds(100), count: 1_000) }) { fixture in
      try await fixture.subscribe("http://127.0.0.1:1/")
      let comment = try fixture.post()
      #expect(await fixture.state.waitUntilIdle())
      #expect(fixture.state.deliveries(of: comment.id).first?.attempts.count == 1_001)
    }
  }

  @Test("more deliveries than may be under way are discarded together when their webhook is gone")
  func manyDiscarded() async throws {
    try await Fixture.run({ $0.maximumDeliveriesInFlight = 2 }) { fixture in
      try await fixture.register("http://127.0.0.1:1/")
      fixture.state.pauseDeliveries()
      for _ in 0..<10 { try fixture.post(to: Fixture.cafe) }
      let id = try #require(fixture.state.webhooks().first?.id)
      _ = try await fixture.open(.delete, "/webhook/delete/", ["webhook_id": .string(id)])
      fixture.state.resumeDeliveries()
      #expect(await fixture.state.waitUntilIdle())
      #expect(fixture.state.deliveries().allSatisfy { $0.outcome == .discarded })
    }
  }

  @Test("paused deliveries wait, and survive a stop of the server")
  func pauses() async throws {
    let receiver = try await Receiver.start()
    try await Fixture.run { fixture in
      try await fixture.subscribe(receiver.url)
      fixture.state.pauseDeliveries()
      try fixture.post()
      #expect(await fixture.state.waitUntilIdle(timeout: .milliseconds(50)) == false)
      await fixture.server.stop()
      _ = try await fixture.server.start()
      #expect(receiver.requests.isEmpty)
      fixture.state.resumeDeliveries()
      #expect(await fixture.state.waitUntilIdle())
      #expect(receiver.requests.count == 1)
    }
    await receiver.stop()
  }

  @Test("item_list narrows the subscription for good")
  func items() async throws {
    let receiver = try await Receiver.start()
    try await Fixture.run { fixture in
      let base: [(String, JSON)] = [
        ("app_id", .string(Fixture.app)), ("secret", .string(Fixture.appSecret)), ("event_type", "COMMENT"),
        ("callback_url", .string(receiver.url)),
      ]
      _ = try await fixture.business(
        .post, "/business/webhook/update/", .object(base + [("item_list", ["1234567890123456789"])]), token: nil)
      try await fixture.subscribe(receiver.url)
      try fixture.post()
      try fixture.state.post("hello", by: "eve", on: "1234567890123456789", of: Fixture.shop)
      #expect(await fixture.state.waitUntilIdle())
      #expect(receiver.requests.count == 1)
    }
    await receiver.stop()
  }

  @Test("the portal's test event has its time in milliseconds")
  func ping() async throws {
    let clock = ManualClock()
    let receiver = try await Receiver.start()
    try await Fixture.run({ $0.now = clock.now }) { fixture in
      #expect(throws: SandboxError.self) { try fixture.state.ping(app: Fixture.app) }
      try await fixture.subscribe(receiver.url)
      try fixture.state.ping(app: Fixture.app)
      #expect(await fixture.state.waitUntilIdle())
      let body = try #require(receiver.bodies.first)
      #expect(body["event"]?.stringValue == "tiktok.ping")
      #expect(body["create_time"]?.text == "1719535947074")
      #expect(body["content"]?.stringValue == #"{"reason":"testing Webhook"}"#)
    }
    await receiver.stop()
  }

  @Test("events without text, as before June 2026")
  func withoutText() async throws {
    let receiver = try await Receiver.start()
    try await Fixture.run({ $0.businessEventsCarryText = false }) { fixture in
      try await fixture.subscribe(receiver.url)
      try fixture.post("secret words")
      #expect(await fixture.state.waitUntilIdle())
      #expect(receiver.bodies.first?["content"]?.stringValue?.contains("text") == false)
    }
    await receiver.stop()
  }

  @Test("five thousand comments are posted and delivered, each with an id of its own that grows")
  func load() async throws {
    let receiver = try await Receiver.start()
    try await Fixture.run({ $0.maximumDeliveriesInFlight = 64 }) { fixture in
      try await fixture.subscribe(receiver.url)
      var ids: [String] = []
      for number in 0..<5_000 { ids.append(try fixture.post("comment \(number)").id) }
      #expect(ids == ids.sorted() && Set(ids).count == ids.count)
      #expect(ids.allSatisfy { $0.count == 19 })
      #expect(await fixture.state.waitUntilIdle(timeout: .seconds(60)))
      #expect(receiver.requests.count == 5_000)
    }
    await receiver.stop()
  }
}
