import Moderation
import Storage
import Testing

@testable import Ingest

/// Rule sets are loaded when a comment first needs them.
@Suite("Rules loaded on first use", .timeLimit(.minutes(2)))
struct RuleLoadingTests {
  static let ok = #"200 {"status":"ok"}"#
  static let notReady = #"503 {"error":"The rules are not ready, deliver again"}"#

  @Test("nothing is loaded at the start, and the first delivery is decided by its own account's rules")
  func firstDelivery() async throws {
    try await Fixture.run { fixture in
      #expect(fixture.library.loadedCount == 0)
      let request = Delivery.open(fixture.world.shopPath, Delivery.openBody(text: "follow me now"))
      let answer = try await fixture.answer(to: request)
      #expect(answer.description == Self.ok)
      #expect(try await fixture.events(of: fixture.world.shop).first?.decision?.ruleID == "spam-phrases")
      #expect(fixture.library.loadedCount == 1)
      #expect(fixture.failures.value == 0)
    }
  }

  @Test("what needs no rules does not wait for any: reports, own comments, wrong signatures")
  func withoutRules() async throws {
    let gate = RuleGate()
    try await Fixture.run({ $0.rules = { gate.gate($0) } }) { fixture in
      let path = fixture.world.shopPath
      for body in [
        Delivery.openBody(id: "1", type: "video_comment_deleted"),
        Delivery.openBody(id: "2", author: World.shopOpenID),
      ] {
        let answer = try await fixture.answer(to: Delivery.open(path, body))
        #expect(answer.description == Self.ok)
      }
      let forged = Delivery.open(path, Delivery.openBody(id: "3"), secret: "forged")
      #expect(try await fixture.answer(to: forged).status == 401)
      #expect(gate.store?.reads == 0)
    }
  }

  @Test("requests behind one that waits for its rules are answered after it, in order")
  func order() async throws {
    let gate = RuleGate()
    try await Fixture.run({ $0.rules = { gate.gate($0) } }) { fixture in
      let connection = try await fixture.connect()
      var bytes: [UInt8] = []
      for index in 0..<20 {
        bytes += Delivery.open(fixture.world.shopPath, Delivery.openBody(id: "\(index + 1)"))
        bytes += Array("GET /health HTTP/1.1\r\n\r\n".utf8)
      }
      try await connection.send(bytes)
      let store = try #require(gate.store)
      while store.reads == 0 { await Task.yield() }
      // Others are served meanwhile.
      #expect(try await fixture.answer(to: "GET /health HTTP/1.1\r\n\r\n").status == 200)
      store.open()
      for _ in 0..<20 {
        #expect(try await connection.response().description == Self.ok)
        #expect(try await connection.response().description == #"200 {"status":"healthy"}"#)
      }
      await connection.close()
      #expect(try await fixture.events(of: fixture.world.shop).count == 20)
      #expect(store.reads == 1)
    }
  }

  @Test("a hundred first deliveries at once load the rules once and are all decided")
  func together() async throws {
    let gate = RuleGate()
    try await Fixture.run({ $0.rules = { gate.gate($0) } }) { fixture in
      let store = try #require(gate.store)
      try await withThrowingTaskGroup(of: String.self) { group in
        for index in 0..<100 {
          group.addTask {
            let body = Delivery.openBody(id: "\(index + 1)", text: "click here")
            return try await fixture.answer(to: Delivery.open(fixture.world.shopPath, body)).description
          }
        }
        while store.reads == 0 { await Task.yield() }
        store.open()
        for try await answer in group { #expect(answer == Self.ok) }
      }
      let events = try await fixture.events(of: fixture.world.shop)
      #expect(events.count == 100)
      #expect(events.allSatisfy { $0.decision?.ruleID == "spam-phrases" })
      #expect(store.reads == 1)
    }
  }

  @Test(
    "a tenant past its share of those that may wait is asked to come again, others are not, and all that wait are decided"
  )
  func overload() async throws {
    let gate = RuleGate()
    try await Fixture.run({ options in
      options.rules = { gate.gate($0) }
      options.settings.loops = 1
      options.settings.maximumWaiting = 4
    }) { fixture in
      let store = try #require(gate.store)
      try await withThrowingTaskGroup(of: RawResponse.self) { group in
        for index in 1...3 {
          group.addTask {
            try await fixture.answer(to: Delivery.open(fixture.world.shopPath, Delivery.openBody(id: "\(index)")))
          }
        }
        // Two of them wait, whichever came first: one tenant alone may have half of the places.
        let refused = try #require(try await group.next())
        #expect(refused.description == Self.notReady)
        #expect(refused.header("Retry-After") == "5")
        group.addTask {
          try await fixture.answer(
            to: Delivery.business(fixture.world.bakeryPath, Delivery.businessBody(openID: World.bakeryOpenID)))
        }
        while store.reads < 2 { await Task.yield() }
        store.open()
        for try await answer in group { #expect(answer.description == Self.ok) }
      }
      #expect(try await fixture.events(of: fixture.world.shop).count == 2)
      #expect(try await fixture.events(of: fixture.world.bakery).count == 1)
      // There is room again.
      #expect(try await fixture.stillWorks())
    }
  }

  @Test("rules that cannot be loaded: 503, nothing kept, one report, other tenants served, and then it recovers")
  func failure() async throws {
    let gate = RuleGate(isOpen: true)
    try await Fixture.run({ options in
      options.rules = { gate.gate($0) }
    }) { fixture in
      let (shop, bakery) = (fixture.world.shop, fixture.world.bakery)
      gate.store?.setFailing([shop.tenantID])
      let request = Delivery.open(fixture.world.shopPath, Delivery.openBody(text: "follow me"))
      let answer = try await fixture.answer(to: request)
      #expect(answer.description == Self.notReady)
      #expect(answer.header("Retry-After") == "5")
      #expect(fixture.failures.value == 1)
      #expect(fixture.journal.entries.isEmpty)
      let other = Delivery.business(fixture.world.bakeryPath, Delivery.businessBody(openID: World.bakeryOpenID))
      #expect(try await fixture.answer(to: other).description == Self.ok)
      #expect(try await fixture.events(of: bakery).count == 1)
      gate.store?.setFailing([])
      #expect(try await fixture.answer(to: request).description == Self.ok)
      #expect(try await fixture.events(of: shop).first?.decision?.verdict == .delete)
    }
  }

  @Test("a rule set in use whose successor cannot be loaded is said by the reload, and is not used any longer")
  func failedReload() async throws {
    let gate = RuleGate(isOpen: true)
    try await Fixture.run({ $0.rules = { gate.gate($0) } }) { fixture in
      let (shop, bakery) = (fixture.world.shop, fixture.world.bakery)
      #expect(try await fixture.stillWorks())
      gate.store?.setFailing([shop.tenantID])
      await #expect(throws: StorageError.self) { try await fixture.publish(#"{"rules":[]}"#, of: shop) }
      let request = Delivery.open(fixture.world.shopPath, Delivery.openBody(text: "follow me"))
      #expect(try await fixture.answer(to: request).description == Self.notReady)
      // The failure is the shop's alone: other changes come into force.
      try await fixture.publish(#"{"default":"review","rules":[]}"#, of: bakery)
      let other = Delivery.business(fixture.world.bakeryPath, Delivery.businessBody(openID: World.bakeryOpenID))
      #expect(try await fixture.answer(to: other).description == Self.ok)
      #expect(try await fixture.events(of: bakery).first?.decision?.verdict == .review)
      gate.store?.setFailing([])
      #expect(try await fixture.answer(to: request).description == Self.ok)
      #expect(try await fixture.events(of: shop).first?.decision?.ruleSetVersion == 2)
    }
  }

  @Test("with room for one rule set every comment is still decided by its own tenant's rules")
  func eviction() async throws {
    try await Fixture.run({ $0.limits.ruleSetBytes = 1 }) { fixture in
      let world = fixture.world
      let accounts = [world.shop, world.bakery, world.florist, world.garage]
      for (index, account) in accounts.enumerated() {
        let rules =
          #"{"rules":[{"id":"of-\#(index)","verdict":"review","when":{"words":["word\#(index)"]}},"#
          + #"{"id":"all-\#(index)","verdict":"hide","when":{"words":["everybody"]}}]}"#
        try await fixture.save(rules, in: .tenant(TenantScope(ownWorkFor: account.tenantID)))
      }
      try await fixture.directory.reload()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<120 {
          group.addTask {
            let account = index % 4
            let text = index % 8 < 4 ? "everybody here" : "word0 word1 word2 word3"
            let request =
              switch account {
              case 0: Delivery.open(world.shopPath, Delivery.openBody(id: "\(index + 1)", text: text))
              case 1:
                Delivery.business(
                  world.bakeryPath, Delivery.businessBody(openID: World.bakeryOpenID, id: "\(index + 1)", text: text))
              default:
                Delivery.business(
                  world.sharedAppPath,
                  Delivery.businessBody(
                    openID: account == 2 ? "florist-open-id" : "garage-open-id", id: "\(index + 1)", text: text),
                  secret: World.sharedSecret)
              }
            let answer = try await fixture.answer(to: request)
            #expect(answer.description == Self.ok)
          }
        }
        try await group.waitForAll()
      }
      #expect(fixture.library.loadedCount == 1)
      for (index, account) in accounts.enumerated() {
        let events = try await fixture.events(of: account)
        #expect(events.count == 30)
        for event in events {
          let expected = event.comment.text == "everybody here" ? "all-\(index)" : "of-\(index)"
          #expect(event.decision?.ruleID == expected)
        }
      }
    }
  }
}
