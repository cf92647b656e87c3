import Ingest
import Moderation
import ServiceLifecycle
import Testing

@Suite("Graceful drain")
struct DrainTests {
  static let ok = #"200 {"status":"ok"}"#

  @Test("a request under way is answered, idle connections close, new ones are refused, and the listener returns")
  func drains() async throws {
    let gates = GateBox()
    try await Fixture.run({ $0.journal = { gates.gate($0) } }) { fixture in
      let gate = try #require(gates.last)
      let idle = try await fixture.connect()
      try await idle.send("GET /health HTTP/1.1\r\n\r\n")
      #expect(try await idle.response().status == 200)
      let waiting = try await fixture.connect()
      try await waiting.send(Delivery.open(fixture.world.shopPath, Delivery.openBody()))
      await gate.waitForArrival()
      let sending = try await fixture.connect()
      let body = Array(Delivery.openBody(id: "2").utf8)
      let headers = ["Expect: 100-continue", Delivery.openSignature(body)]
      try await sending.send(Delivery.post(fixture.world.shopPath, headers, body).dropLast(body.count))
      // Now its head has been read.
      #expect(try await sending.response().status == 100)

      await fixture.services.triggerGracefulShutdown()
      #expect(await idle.ends())
      await idle.close()
      // The listener's socket is closed before the idle connections are.
      await #expect(throws: (any Error).self) { _ = try await fixture.connect() }

      try await sending.send(body)
      gate.open()
      for connection in [waiting, sending] {
        let response = try await connection.response()
        #expect(response.description == Self.ok)
        #expect(response.header("Connection")?.lowercased() == "close")
        #expect(await connection.ends())
        await connection.close()
      }
      try await fixture.running.value
      #expect(try await fixture.events(of: fixture.world.shop).count == 2)
    }
  }

  @Test("half a head on a connection does not disturb the drain")
  func halfHeads() async throws {
    let gates = GateBox()
    try await Fixture.run({ $0.journal = { gates.gate($0) } }) { fixture in
      let gate = try #require(gates.last)
      let half = try await fixture.connect()
      try await half.send("GET /health HTTP/1.1\r\n\r\nGET /hea")
      #expect(try await half.response().status == 200)
      let behind = try await fixture.connect()
      let request = Delivery.open(fixture.world.shopPath, Delivery.openBody())
      try await behind.send(request + Array("GET /hea".utf8))
      await gate.waitForArrival()
      await fixture.services.triggerGracefulShutdown()
      #expect(await half.ends())
      gate.open()
      #expect(try await behind.response().description == Self.ok)
      #expect(await behind.ends())
      await half.close()
      await behind.close()
      try await fixture.running.value
    }
  }

  @Test("a sender that never finishes does not hold the drain up for longer than its timeout")
  func drainTimeout() async throws {
    try await Fixture.run({ options in
      options.settings.drainTimeout = .seconds(1)
      options.settings.requestTimeout = .seconds(600)
    }) { fixture in
      let connection = try await fixture.connect()
      let headers = "Content-Length: 9\r\nExpect: 100-continue\r\n\r\n"
      try await connection.send("POST \(fixture.world.shopPath) HTTP/1.1\r\n\(headers)")
      #expect(try await connection.response().status == 100)
      await fixture.services.triggerGracefulShutdown()
      try await fixture.running.value
      #expect(await connection.ends())
      await connection.close()
    }
  }

  @Test("a port that is taken is an error, not a listener that hears nothing")
  func portTaken() async throws {
    try await Fixture.run { fixture in
      await #expect(throws: (any Error).self) {
        try await Fixture.run({ $0.settings.port = fixture.port }) { _ in }
      }
    }
  }
}
