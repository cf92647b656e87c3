import Outbound
import Testing

@testable import Sandbox

@Suite("Faults")
struct FaultTests {
  private static let hide = "/business/comment/hide/"

  @Test("an HTTP 500 strikes as often as it was told, and only its endpoint")
  func httpStatus() async throws {
    try await Fixture.run { fixture in
      try fixture.state.addFault(.init(.httpStatus(500), .count(2), endpoint: Self.hide))
      let comment = try fixture.post()
      #expect(try await fixture.open(.get, "/webhook/list/").status == 200)
      for status in [500, 500, 200] { #expect(try await fixture.hide(comment).status == status) }
      #expect(fixture.state.faults().isEmpty)
      let calls = fixture.state.calls(on: comment.id)
      #expect(calls.map(\.succeeded) == [false, false, true])
      #expect(calls.map(\.fault) == ["http_status", "http_status", nil])
    }
  }

  @Test("a code comes as HTTP 200 in business, and with its own status in open")
  func code() async throws {
    try await Fixture.run { fixture in
      let comment = try fixture.post()
      try fixture.state.addFault(.init(.code("51305")))
      let answer = try await fixture.hide(comment)
      #expect(answer.status == 200)
      #expect(answer.code == 51305)
      #expect(fixture.state.comment(comment.id)?.visibility == .public)
      try fixture.state.addFault(.init(.code("rate_limit_exceeded")))
      #expect(try await fixture.open(.get, "/webhook/list/").status == 429)
      try fixture.state.addFault(.init(.code("something_new")))
      let unknown = try await fixture.open(.get, "/webhook/list/")
      #expect(unknown.status == 200)
      #expect(unknown.errorCode == "something_new")
      try fixture.state.addFault(.init(.code("invalid_grant"), endpoint: "/v2/oauth/token/"))
      let grant = try await fixture.send(.post, fixture.server.openBase + "/oauth/token/", body: "")
      #expect(grant.status == 400)
      #expect(grant.json["error"]?.stringValue == "invalid_grant")
    }
  }

  @Test("a timeout never answers and does nothing")
  func timeout() async throws {
    try await Fixture.run { fixture in
      try fixture.state.addFault(.init(.timeout))
      let comment = try fixture.post()
      await #expect(throws: OutboundError.timedOut(host: "127.0.0.1")) {
        _ = try await fixture.business(
          .post, Self.hide,
          [
            "business_id": .string(Fixture.shop), "video_id": .string(comment.videoID),
            "comment_id": .string(comment.id), "action": "HIDE",
          ], deadline: .seconds(1))
      }
      #expect(fixture.state.comment(comment.id)?.visibility == .public)
      #expect(fixture.state.calls(on: comment.id).map(\.fault) == ["timeout"])
    }
  }

  @Test("a slow answer comes late and is right")
  func slow() async throws {
    try await Fixture.run { fixture in
      try fixture.state.addFault(.init(.slow(.milliseconds(50))))
      let comment = try fixture.post()
      let began = ContinuousClock.now
      #expect(try await fixture.hide(comment).code == 0)
      #expect(ContinuousClock.now - began >= .milliseconds(50))
      #expect(fixture.state.comment(comment.id)?.visibility == .hidden)
    }
  }

  @Test("a lying success answers like the truth and changes nothing", arguments: [true, false])
  func lies(business: Bool) async throws {
    try await Fixture.run { fixture in
      try fixture.state.addFault(.init(.lyingSuccess))
      let comment = try fixture.post(to: business ? Fixture.shop : Fixture.cafe)
      let answer = try await business ? fixture.hide(comment) : fixture.delete(comment)
      #expect(answer.status == 200)
      #expect(business ? answer.code == 0 : answer.errorCode == "ok")
      #expect(fixture.state.comment(comment.id)?.visibility == .public)
      #expect(fixture.state.deliveries(of: comment.id).isEmpty)
      #expect(fixture.state.calls(on: comment.id).map(\.succeeded) == [false])
    }
  }

  @Test("a lost answer does what was asked and hangs up")
  func lost() async throws {
    try await Fixture.run { fixture in
      try fixture.state.addFault(.init(.lostAnswer))
      let comment = try fixture.post()
      await #expect(throws: OutboundError.self) { _ = try await fixture.hide(comment) }
      #expect(fixture.state.comment(comment.id)?.visibility == .hidden)
      #expect(fixture.state.calls(on: comment.id).map(\.succeeded) == [true])
    }
  }

  @Test("garbage follows on what was done", arguments: [true, false])
  func garbage(business: Bool) async throws {
    try await Fixture.run { fixture in
      try fixture.state.addFault(.init(.garbage))
      let comment = try fixture.post(to: business ? Fixture.shop : Fixture.cafe)
      let answer = try await business ? fixture.hide(comment) : fixture.delete(comment)
      #expect(answer.status == 200 && answer.code == nil && answer.errorCode == nil)
      #expect(fixture.state.comment(comment.id)?.visibility != .public)
      #expect(fixture.state.calls(on: comment.id).map(\.fault) == ["garbage"])
    }
  }

  @Test("a revoked token is refused until it is refreshed", arguments: [true, false])
  func revoked(business: Bool) async throws {
    try await Fixture.run { fixture in
      try fixture.state.addFault(.init(.revokedToken))
      let comment = try fixture.post(to: business ? Fixture.shop : Fixture.cafe)
      for _ in 0..<2 {
        let answer = try await business ? fixture.hide(comment) : fixture.delete(comment)
        #expect(business ? answer.code == 40105 : answer.errorCode == "access_token_invalid")
      }
      #expect(fixture.state.comment(comment.id)?.visibility == .public)
    }
  }

  @Test("events can come twice, in another order, or not at all")
  func deliveries() async throws {
    let receiver = try await Receiver.start()
    try await Fixture.run({ $0.maximumDeliveriesInFlight = 1 }) { fixture in
      try await fixture.subscribe(receiver.url)
      try fixture.state.addFault(.init(.duplicateDelivery, endpoint: "comment.update"))
      try fixture.post()
      #expect(await fixture.state.waitUntilIdle())
      #expect(receiver.requests.count == 2)
      #expect(receiver.requests.first?.body == receiver.requests.last?.body)

      try fixture.state.addFault(.init(.reorderedDelivery(.milliseconds(300))))
      let first = try fixture.post("first")
      let second = try fixture.post("second")
      #expect(await fixture.state.waitUntilIdle())
      let contents = receiver.bodies.suffix(2).compactMap { $0["content"]?.stringValue }
      #expect(contents.map { $0.contains(second.id) } == [true, false])
      #expect(contents.map { $0.contains(first.id) } == [false, true])

      try fixture.state.addFault(.init(.droppedDelivery))
      let lost = try fixture.post("lost")
      #expect(await fixture.state.waitUntilIdle())
      #expect(fixture.state.deliveries(of: lost.id).map(\.outcome) == [.dropped])
      #expect(receiver.requests.count == 4)
    }
    await receiver.stop()
  }

  @Test("an event can come without its text, in either dialect, and the comment still has it")
  func missingText() async throws {
    let receiver = try await Receiver.start()
    try await Fixture.run { fixture in
      try await fixture.subscribe(receiver.url)
      try await fixture.register(receiver.url)
      for (account, event) in [(Fixture.shop, "comment.update"), (Fixture.cafe, "video_comment_created")] {
        try fixture.state.addFault(.init(.missingText, endpoint: event))
        let comment = try fixture.post("words of note", to: account)
        #expect(await fixture.state.waitUntilIdle())
        let body = try #require(receiver.bodies.last).text
        #expect(body.contains(comment.id) && !body.contains("words of note"))
        #expect(fixture.state.comment(comment.id)?.text == "words of note")
        #expect(fixture.state.faults().isEmpty)
      }
    }
    await receiver.stop()
  }

  @Test("with one seed, the same calls fail in every run")
  func repeats() throws {
    func run(seed: UInt64) throws -> [Bool] {
      var box = FaultBox(seed: seed)
      _ = try box.add(.init(.httpStatus(503), .probability(0.3)))
      return (0..<200).map { _ in box.draw(call: Self.hide) != nil }
    }
    #expect(try run(seed: 7) == run(seed: 7))
    #expect(try run(seed: 7) != run(seed: 8))
    let struck = try run(seed: 7).count { $0 }
    #expect((30...90).contains(struck))
  }

  @Test(
    "senseless faults are refused",
    arguments: [
      SandboxFault(.timeout, .count(0)), SandboxFault(.timeout, .probability(1.5)), SandboxFault(.httpStatus(200)),
      SandboxFault(.code("40100"), endpoint: "/v2/webhook/list/"),
      SandboxFault(.code("40100"), endpoint: "/v1/moderations"), SandboxFault(.code("x"), endpoint: "/v1/moderations"),
      SandboxFault(.timeout, endpoint: "/business/comment/hid/"), SandboxFault(.timeout, endpoint: "comment.update"),
      SandboxFault(.missingText, endpoint: "/business/comment/hide/"),
    ])
  func senseless(fault: SandboxFault) async throws {
    try await Fixture.run { fixture in
      #expect(throws: SandboxError.self) { try fixture.state.addFault(fault) }
    }
  }
}
