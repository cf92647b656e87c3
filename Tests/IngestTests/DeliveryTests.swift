import Ingest
import Moderation
import Storage
import Testing

/// What becomes of deliveries that are in order.
@Suite("Deliveries")
struct DeliveryTests {
  static let ok = #"200 {"status":"ok"}"#

  @Test("a comment is decided and its action planned, in both dialects")
  func decided() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      try await expectOK(fixture, Delivery.open(world.shopPath, Delivery.openBody(text: "follow me now")))
      let event = try #require(try await fixture.events(of: world.shop).first)
      #expect(event.decision?.verdict == .delete)
      #expect(event.decision?.ruleID == "spam-phrases")
      #expect(event.decision?.ruleSetVersion == 1)
      #expect(event.decision?.matches == [TextMatch(start: 0, end: 9, term: "follow me", rule: "spam-phrases")])
      #expect(event.action?.carriedOutAs == .delete)
      #expect(event.action?.state == .requested)
      #expect(event.comment.username == "@a")
      #expect(event.receivedAt.seconds == ManualClock.start.seconds)

      let body = Delivery.businessBody(openID: World.bakeryOpenID, text: "free money here")
      try await expectOK(fixture, Delivery.business(world.bakeryAppPath, body))
      let action = try #require(try await fixture.actions(of: world.bakery).first)
      #expect(action.requested == .delete)
      #expect(action.carriedOutAs == .hide)
    }
  }

  @Test("a repeated delivery is answered 200 and kept once, also within one batch and on another path")
  func repeated() async throws {
    try await Fixture.run { fixture in
      let request = Delivery.open(fixture.world.shopPath, Delivery.openBody(text: "follow me now"))
      // Both come in one read of one loop, but the second is only handed over once the first is answered.
      let one = try await fixture.connect()
      try await one.send(request + request)
      for _ in 0..<2 { #expect(try await one.response().description == Self.ok) }
      await one.close()
      // Others at once, on connections of their own, to both paths.
      let elsewhere = Delivery.open(fixture.world.shopTenantPath, Delivery.openBody(text: "follow me now"))
      try await withThrowingTaskGroup(of: RawResponse.self) { group in
        for index in 0..<10 { group.addTask { try await fixture.answer(to: index % 2 == 0 ? request : elsewhere) } }
        for try await response in group { #expect(response.description == Self.ok) }
      }
      #expect(try await fixture.events(of: fixture.world.shop).count == 1)
      #expect(try await fixture.actions(of: fixture.world.shop).count == 1)
    }
  }

  @Test("two equal deliveries in one batch are kept once")
  func repeatedInOneBatch() async throws {
    let gates = GateBox()
    try await Fixture.run({ options in
      options.settings.loops = 1
      options.journal = { gates.gate($0) }
    }) { fixture in
      let request = Delivery.open(fixture.world.shopPath, Delivery.openBody())
      let first = try await fixture.connect()
      let second = try await fixture.connect()
      try await first.send(request)
      try await second.send(request)
      let gate = try #require(gates.last)
      await gate.waitForArrival()
      gate.open()
      #expect(try await first.response().description == Self.ok)
      #expect(try await second.response().description == Self.ok)
      await first.close()
      await second.close()
      #expect(fixture.journal.entries.count == 2)
      #expect(try await fixture.events(of: fixture.world.shop).count == 1)
    }
  }

  @Test(
    "ids stay exact, whether number or string",
    arguments: ["7385350567722402578", "18446744073709551615", "9007199254740993", "0", "1"])
  func exactIDs(id: String) async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      for form in [id, #""\#(id)""#] {
        try await expectOK(fixture, Delivery.open(world.shopPath, Delivery.openBody(id: form)))
        let escaped = form.replacing("\"", with: #"\""#)
        let body = Delivery.businessBody(openID: World.bakeryOpenID, id: escaped, parent: escaped)
        try await expectOK(fixture, Delivery.business(world.bakeryPath, body))
      }
      #expect(try await fixture.events(of: world.shop).map(\.comment.commentID) == [id])
      let comment = try #require(try await fixture.events(of: world.bakery).first?.comment)
      #expect(comment.commentID == id)
      #expect(comment.videoID == Delivery.videoID)
      #expect(comment.parentCommentID == (id == "0" ? nil : id))
    }
  }

  @Test("unknown types and actions and the portal's test event are answered 200 and keep nothing")
  func ignored() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      try await expectOK(fixture, Delivery.open(world.shopPath, Delivery.openBody(type: "video_liked")))
      let openID = World.bakeryOpenID
      for body in [
        Delivery.businessBody(openID: openID, action: "set_to_sparkling"),
        Delivery.envelope("video.publish.completed", openID: openID, content: #"{\"share_id\":\"1\"}"#),
        Delivery.envelope("tiktok.ping", openID: "7528", content: #"{\"reason\":\"testing Webhook\"}"#),
      ] {
        for path in [world.bakeryPath, world.bakeryAppPath] {
          try await expectOK(fixture, Delivery.business(path, body))
        }
      }
      #expect(try await fixture.isUntouched())
    }
  }

  @Test("authorization.removed marks the account disconnected, once")
  func authorizationRemoved() async throws {
    try await Fixture.run { fixture in
      let bakery = fixture.world.bakery
      let body = Delivery.envelope(
        "authorization.removed", openID: World.bakeryOpenID, content: #"{\"reason\":1}"#)
      try await expectOK(fixture, Delivery.business(fixture.world.bakeryAppPath, body))
      let account = try await fixture.account(bakery)
      #expect(
        account?.connection == .disconnected(since: ManualClock.start, reason: "the user disconnected the app"))
      fixture.clock.set(ManualClock.start + .seconds(100))
      try await expectOK(fixture, Delivery.business(fixture.world.bakeryAppPath, body))
      #expect(try await fixture.account(bakery)?.connection == account?.connection)
      // Deliveries that were under way still come in.
      try await expectOK(
        fixture, Delivery.business(fixture.world.bakeryAppPath, Delivery.businessBody(openID: World.bakeryOpenID)))
      #expect(try await fixture.events(of: bakery).count == 1)
    }
  }

  @Test("the account's own comments are kept and never moderated")
  func ownComments() async throws {
    try await Fixture.run { fixture in
      let body = Delivery.openBody(text: "follow me", author: World.shopOpenID)
      try await expectOK(fixture, Delivery.open(fixture.world.shopPath, body))
      let event = try #require(try await fixture.events(of: fixture.world.shop).first)
      #expect(event.decision?.basis == .ownComment)
      #expect(event.decision?.verdict == .allow)
      #expect(event.action == nil)
    }
  }

  @Test("in business they are told by the name that was read of them at TikTok, from the next reload on")
  func ownCommentsByName() async throws {
    try await Fixture.run { fixture in
      let bakery = fixture.world.bakery
      let store = OwnCommentRepository(fixture.database)
      let scope = TenantScope(ownWorkFor: bakery.tenantID)
      #expect(try await store.learn(author: "a+/=", of: bakery.id, in: scope))
      try await fixture.directory.reload()
      for (id, author) in [("71", "a+/="), ("72", "b+/=")] {
        let body = Delivery.businessBody(openID: World.bakeryOpenID, id: id, author: author)
        try await expectOK(fixture, Delivery.business(fixture.world.bakeryAppPath, body))
      }
      let events = try await fixture.events(of: bakery)
      #expect(events.filter { $0.decision?.basis == .ownComment }.map(\.comment.authorID) == ["a+/="])
      #expect(events.count == 2)
    }
  }

  @Test(
    "an echo is kept, confirms the action it shows done and is not moderated, also while our clock is ahead",
    arguments: [0, 200])
  func echoes(lead: Int64) async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      fixture.clock.set(ManualClock.start + .seconds(lead))
      try await expectOK(fixture, Delivery.open(world.shopPath, Delivery.openBody(text: "follow me now")))
      try await expectOK(
        fixture,
        Delivery.open(world.shopPath, Delivery.openBody(text: "follow me now", type: "video_comment_deleted")))
      #expect(try await fixture.actions(of: world.shop).map(\.state) == [.confirmed])
      #expect(try await fixture.events(of: world.shop).map(\.comment.kind) == [.deleted, .created])
      #expect(try await fixture.events(of: world.shop).first?.decision == nil)

      for action in ["insert", "set_to_hidden"] {
        let body = Delivery.businessBody(openID: World.bakeryOpenID, action: action, text: "click here now")
        try await expectOK(fixture, Delivery.business(world.bakeryPath, body))
      }
      #expect(try await fixture.actions(of: world.bakery).map(\.state) == [.confirmed])
    }
  }

  @Test("a delivery that names an account we do not know is parked with the app's owner, and never with a neighbour")
  func unknownOpenID() async throws {
    try await Fixture.run { fixture in
      let world = fixture.world
      let own = Delivery.businessBody(openID: "stranger")
      for path in [world.bakeryAppPath, world.bakeryPath, world.bakeryTenantPath] {
        try await expectOK(fixture, Delivery.business(path, own))
      }
      let parked = try await fixture.parked(of: world.bakery.tenantID)
      #expect(parked.map(\.reason) == ["it names an account that is not set up here"])
      #expect(parked.map(\.body) == [Array(own.utf8)])
      #expect(parked.map(\.accountID) == [nil])

      // The garage's delivery comes to the florist's path: the shared app's secret is right for both.
      let shared = Delivery.businessBody(openID: "garage-open-id")
      let florist = "/webhooks/\(world.florist.tenantID)"
      for path in [florist, "\(florist)/\(world.florist.id)"] {
        try await expectOK(fixture, Delivery.business(path, shared, secret: World.sharedSecret))
      }
      #expect(try await fixture.parked(of: world.florist.tenantID).isEmpty)
      #expect(fixture.journal.entries.suffix(2).allSatisfy { $0.tenantID == nil && $0.accountID == nil })
      try await expectOK(fixture, Delivery.business(world.sharedAppPath, shared, secret: World.sharedSecret))
      #expect(try await fixture.events(of: world.garage).count == 1)
    }
  }

  private func expectOK(_ fixture: Fixture, _ request: [UInt8]) async throws {
    #expect(try await fixture.answer(to: request).description == Self.ok)
  }
}
