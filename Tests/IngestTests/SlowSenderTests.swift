import Ingest
import Moderation
import NIOCore
import Testing

@Suite("Slow senders and many connections")
struct SlowSenderTests {
  static let ok = #"200 {"status":"ok"}"#

  @Test("a head that drips in is cut off, though its sender is never idle")
  func drippingHead() async throws {
    try await Fixture.run({ options in
      options.settings.requestTimeout = .seconds(1)
      options.settings.idleTimeout = .seconds(600)
    }) { fixture in
      let connection = try await fixture.connect()
      // The first request is in order, so that the time runs anew.
      try await connection.send("GET /health HTTP/1.1\r\n\r\n")
      #expect(try await connection.response().status == 200)
      #expect(await drip("GET /health HTTP/1.1\r\nX: ", "y", into: connection))
      #expect(try await connection.rest().isEmpty)
      await connection.close()
      #expect(try await fixture.stillWorks())
    }
  }

  @Test("a body that drips in is answered 408 and cut off")
  func drippingBody() async throws {
    try await Fixture.run({ options in
      options.settings.requestTimeout = .seconds(1)
      options.settings.idleTimeout = .seconds(600)
    }) { fixture in
      for framing in [
        "Content-Length: 5000", "Transfer-Encoding: chunked", "Content-Length: 5\r\nExpect: 100-continue",
      ] {
        let connection = try await fixture.connect()
        try await connection.send("POST \(fixture.world.shopPath) HTTP/1.1\r\n\(framing)\r\n\r\n")
        if framing.contains("Expect") {
          #expect(try await connection.response().status == 100)
        } else {
          #expect(await drip("", framing.contains("chunked") ? "1\r\n \r\n" : " ", into: connection))
        }
        let response = try await connection.response()
        #expect(response.description == #"408 {"error":"The request took too long to arrive"}"#)
        #expect(response.header("Connection") == "close")
        #expect(await connection.ends())
        await connection.close()
      }
      #expect(try await fixture.isUntouched())
    }
  }

  @Test("half a head that comes while an answer is being made has no more time than any other")
  func halfHeadMeanwhile() async throws {
    let gates = GateBox()
    try await Fixture.run({ options in
      options.settings.requestTimeout = .seconds(1)
      options.settings.idleTimeout = .seconds(600)
      options.journal = { gates.gate($0) }
    }) { fixture in
      let gate = try #require(gates.last)
      let connection = try await fixture.connect()
      try await connection.send(Delivery.open(fixture.world.shopPath, Delivery.openBody()))
      await gate.waitForArrival()
      try await connection.send("GET /hea")
      gate.open()
      #expect(try await connection.response().description == Self.ok)
      #expect(try await connection.rest().isEmpty)
      await connection.close()
    }
  }

  @Test("an idle connection is closed, whether it ever asked for anything or not")
  func idle() async throws {
    try await Fixture.run({ $0.settings.idleTimeout = .seconds(1) }) { fixture in
      let silent = try await fixture.connect()
      let used = try await fixture.connect()
      try await used.send("GET /health HTTP/1.1\r\n\r\n")
      #expect(try await used.response().header("Connection") == nil)
      #expect(await silent.ends())
      #expect(await used.ends())
      await silent.close()
      await used.close()
    }
  }

  @Test("a refused sender that goes on sending is cut off")
  func refusedSender() async throws {
    try await Fixture.run { fixture in
      let connection = try await fixture.connect()
      try await connection.send("POST /health HTTP/1.1\r\nContent-Length: 9000000000\r\n\r\n")
      #expect(try await connection.response().status == 413)
      let block = [UInt8](repeating: 0, count: 1 << 16)
      let cutOff = await poll { (try? await connection.send(block)) == nil }
      #expect(cutOff)
      await connection.close()
    }
  }

  @Test("2,000 slow connections do not stop a delivery")
  func manySlow() async throws {
    try await Fixture.run { fixture in
      var slow: [RawConnection] = []
      for index in 0..<2000 {
        let connection = try await fixture.connect()
        switch index % 3 {
        case 0: break
        case 1: try await connection.send("POST \(fixture.world.shopPath) HT")
        default: try await connection.send("POST \(fixture.world.shopPath) HTTP/1.1\r\nContent-Length: 100\r\n\r\n{")
        }
        slow.append(connection)
      }
      #expect(try await fixture.stillWorks())
      for connection in slow { await connection.close() }
    }
  }

  @Test("a connection past the limit is closed, and a place given back is taken again")
  func connectionLimit() async throws {
    try await Fixture.run({ $0.settings.maximumConnections = 3 }) { fixture in
      var connections: [RawConnection] = []
      for _ in 0..<3 {
        let connection = try await fixture.connect()
        try await connection.send("GET /health HTTP/1.1\r\n\r\n")
        #expect(try await connection.response().status == 200)
        connections.append(connection)
      }
      for _ in 0..<5 {
        let refused = try await fixture.connect()
        #expect(try await refused.rest().isEmpty)
        await refused.close()
      }
      // Those that were there are not disturbed.
      try await connections[0].send("GET /health HTTP/1.1\r\n\r\n")
      #expect(try await connections[0].response().status == 200)
      await connections.removeLast().close()
      let isTaken = await poll { (try? await fixture.answer(to: "GET /health HTTP/1.1\r\n\r\n"))?.status == 200 }
      #expect(isTaken)
      for connection in connections { await connection.close() }
    }
  }

  /// Sends `piece` again and again until the server has closed; false when it never did.
  private func drip(_ start: String, _ piece: String, into connection: RawConnection) async -> Bool {
    try? await connection.send(start)
    return await poll {
      try? await connection.send(piece)
      return await connection.ends(within: .milliseconds(50))
    }
  }

  private func poll(_ condition: () async -> Bool) async -> Bool {
    let deadline = NIODeadline.now() + .seconds(20)
    while NIODeadline.now() < deadline {
      if await condition() { return true }
      await Task.yield()
    }
    return false
  }
}
