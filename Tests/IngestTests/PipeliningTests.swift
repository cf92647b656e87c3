import Moderation
import Testing

@Suite("Pipelining and framing")
struct PipeliningTests {
  static let ok = #"200 {"status":"ok"}"#

  @Test("50 requests in one write, quick and slow ones mixed, are answered in order")
  func pipelined() async throws {
    try await Fixture.run { fixture in
      var bytes: [UInt8] = []
      for index in 0..<50 {
        switch index % 5 {
        case 0: bytes += Array("GET /health HTTP/1.1\r\n\r\n".utf8)
        case 1: bytes += Delivery.open(fixture.world.shopPath, Delivery.openBody(id: "\(index)"))
        case 2: bytes += Array("GET /readyz HTTP/1.1\r\n\r\n".utf8)
        case 3: bytes += Delivery.post(fixture.world.shopPath, [], Delivery.openBody(id: "\(index)").utf8)
        default: bytes += Delivery.post("/nowhere", [], Delivery.openBody(id: "\(index)").utf8)
        }
      }
      let connection = try await fixture.connect()
      try await connection.send(bytes)
      let answers = [
        #"200 {"status":"healthy"}"#, Self.ok, #"200 {"findings":[],"status":"ready"}"#,
        #"401 {"error":"Invalid signature"}"#,
        #"404 {"error":"Not found"}"#,
      ]
      for index in 0..<50 { #expect(try await connection.response().description == answers[index % 5]) }
      await connection.close()
      #expect(try await fixture.events(of: fixture.world.shop).count == 10)
    }
  }

  @Test("what is sent while an answer is being made is taken up after it, by a sender that has half-closed too")
  func sentMeanwhile() async throws {
    let gates = GateBox()
    try await Fixture.run({ $0.journal = { gates.gate($0) } }) { fixture in
      let gate = try #require(gates.last)
      let connections = try await [fixture.connect(), fixture.connect()]
      for (index, connection) in connections.enumerated() {
        try await connection.send(Delivery.open(fixture.world.shopPath, Delivery.openBody(id: "\(index)")))
      }
      await gate.waitForArrival()
      for connection in connections {
        for _ in 0..<3 { try await connection.send("GET /health HTTP/1.1\r\n\r\n") }
      }
      try await connections[1].finishSending()
      gate.open()
      for connection in connections {
        #expect(try await connection.response().description == Self.ok)
        for _ in 0..<3 { #expect(try await connection.response().description == #"200 {"status":"healthy"}"#) }
      }
      #expect(await connections[1].ends())
      for connection in connections { await connection.close() }
      #expect(try await fixture.events(of: fixture.world.shop).count == 2)
    }
  }

  @Test("20,000 requests behind a slow one in one write are answered without running out of stack")
  func manyPipelined() async throws {
    try await Fixture.run { fixture in
      let connection = try await fixture.connect()
      let count = 20_000
      let probes = String(repeating: "GET /livez HTTP/1.1\r\n\r\n", count: count)
      let last = "GET /x HTTP/1.1\r\nConnection: close\r\n\r\n"
      try await connection.send("GET /readyz HTTP/1.1\r\n\r\n" + probes + last)
      let answers = try await connection.rest()
      #expect(answers.split(separator: "HTTP/1.1 200 OK").count == count + 1)
      #expect(answers.hasSuffix(#"{"error":"Not found"}"#))
      await connection.close()
    }
  }

  @Test("a sender that never reads its answers is not read from without end")
  func backPressure() async throws {
    let asked = Counter()
    try await Fixture.run({ options in
      options.readiness = {
        asked.add()
        return [HealthFinding(check: "large", message: String(repeating: "x", count: 4096))]
      }
    }) { fixture in
      let connection = try await RawConnection.open(port: fixture.port, receiveBuffer: 4096, autoRead: false)
      // A million bytes of requests for 160 million bytes of answers: more than the kernel's buffers hold.
      let count = 40_000
      let probes = String(repeating: "GET /readyz HTTP/1.1\r\n\r\n", count: count)
      connection.sendWithoutWaiting(Array(probes.utf8))
      var before = -1
      while asked.value != before || before == 0 {
        before = asked.value
        try await Task.sleep(for: .milliseconds(300))
      }
      #expect(asked.value < count / 2)
      #expect(try await fixture.stillWorks())
      await connection.close()
    }
  }

  @Test("a body in chunks of one byte is taken")
  func oneByteChunks() async throws {
    try await Fixture.run { fixture in
      let body = Delivery.openBody()
      let head =
        "POST \(fixture.world.shopPath) HTTP/1.1\r\nTransfer-Encoding: chunked\r\n"
        + Delivery.openSignature(body.utf8) + "\r\n\r\n"
      let chunks = body.utf8.flatMap { Array("1;x=y\r\n".utf8) + [$0] + Array("\r\n".utf8) }
      let connection = try await fixture.connect()
      for end in ["0\r\n\r\n", "0\r\nX-Trailer: y\r\n\r\n"] {
        try await connection.send(Array(head.utf8) + chunks + Array(end.utf8))
        #expect(try await connection.response().description == Self.ok)
      }
      await connection.close()
      #expect(try await fixture.events(of: fixture.world.shop).count == 1)
    }
  }

  @Test("a request split in two at any byte is one request")
  func split() async throws {
    try await Fixture.run { fixture in
      let connection = try await fixture.connect()
      let count = Delivery.open(fixture.world.shopPath, Delivery.openBody(id: "1000")).count
      for offset in 1..<count {
        let request = Delivery.open(fixture.world.shopPath, Delivery.openBody(id: "\(1000 + offset)"))
        try await connection.send(request[..<offset])
        try await connection.send(request[offset...])
        #expect(try await connection.response().description == Self.ok, "\(offset)")
      }
      await connection.close()
      #expect(try await fixture.events(of: fixture.world.shop).count == count - 1)
    }
  }

  @Test("a request sent byte by byte is one request")
  func byteByByte() async throws {
    try await Fixture.run { fixture in
      let connection = try await fixture.connect()
      for byte in Delivery.business(fixture.world.bakeryAppPath, Delivery.businessBody(openID: World.bakeryOpenID)) {
        try await connection.send([byte])
      }
      #expect(try await connection.response().description == Self.ok)
      await connection.close()
    }
  }
}
