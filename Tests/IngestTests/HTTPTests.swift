import Moderation
import Testing

/// HTTP itself: malformed, old, or asking for what is not there.
@Suite("HTTP")
struct HTTPTests {
  static let ok = #"200 {"status":"ok"}"#

  static let malformed: [(name: String, request: String)] = [
    ("garbage", "\u{1}\u{2}garbage\r\n\r\n"), ("TLS hello", "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\r\n\r\n"),
    ("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), ("unknown method", "GATE /health HTTP/1.1\r\n\r\n"),
    ("unknown version", "GET /health HTTP/9.9\r\n\r\n"), ("no version", "GET /health\r\n\r\n"),
    ("space in a header name", "GET /health HTTP/1.1\r\nHo st: a\r\n\r\n"),
    ("NUL in a header value", "GET /health HTTP/1.1\r\nX: a\0b\r\n\r\n"),
    ("empty header name", "GET /health HTTP/1.1\r\n: a\r\n\r\n"),
    ("folded header", "GET /health HTTP/1.1\r\nX: a\r\n\tb\r\n\r\n"),
    ("length and chunks", "POST /x HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    ("two lengths", "POST /x HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"),
    ("negative length", "POST /x HTTP/1.1\r\nContent-Length: -5\r\n\r\nabcde"),
    ("length with a sign", "POST /x HTTP/1.1\r\nContent-Length: +5\r\n\r\nabcde"),
    ("length in words", "POST /x HTTP/1.1\r\nContent-Length: five\r\n\r\nabcde"),
    ("length beyond 64 bits", "POST /x HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\nabcde"),
    ("chunk size in words", "POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfive\r\nabcde\r\n0\r\n\r\n"),
    ("chunk size beyond 64 bits", "POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n"),
    ("1,000 headers", "GET /health HTTP/1.1\r\n" + String(repeating: "X: y\r\n", count: 1000) + "\r\n"),
    ("headers of 65 KiB", "GET /health HTTP/1.1\r\nX: " + String(repeating: "y", count: 65 << 10) + "\r\n\r\n"),
    ("a path of 65 KiB", "GET /" + String(repeating: "y", count: 65 << 10) + " HTTP/1.1\r\n\r\n"),
    (
      "1,000 trailers",
      "POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + String(repeating: "X: y\r\n", count: 1000)
        + "\r\n"
    ),
  ]

  @Test("malformed HTTP is 400 and the connection closed; others are not disturbed")
  func malformedRequests() async throws {
    try await Fixture.run { fixture in
      let neighbour = try await fixture.connect()
      for (name, request) in Self.malformed {
        let connection = try await fixture.connect()
        try? await connection.send(request)
        let answer = try await connection.rest()
        // The system drops the answer where it was sent while more was still coming in.
        let isLost = answer.isEmpty && request.utf8.count > 4096
        #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n") || isLost, "\(name)")
        #expect(answer.isEmpty || answer.hasSuffix("\r\n\r\n"), "\(name)")
        await connection.close()
        try await neighbour.send("GET /health HTTP/1.1\r\n\r\n")
        #expect(try await neighbour.response().status == 200, "\(name)")
      }
      await neighbour.close()
      #expect(try await fixture.isUntouched())
      #expect(try await fixture.stillWorks())
    }
  }

  @Test("a request cut off by its sender is dropped, wherever the cut is")
  func truncated() async throws {
    try await Fixture.run { fixture in
      let request = Delivery.open(fixture.world.shopPath, Delivery.openBody())
      for length in stride(from: 0, to: request.count, by: 7) {
        let connection = try await fixture.connect()
        try await connection.send(request[..<length])
        try await connection.finishSending()
        let answer = try await connection.rest()
        #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400 "))
        await connection.close()
      }
      #expect(try await fixture.isUntouched())
    }
  }

  @Test("a sender that has half-closed still hears its answer")
  func halfClosed() async throws {
    try await Fixture.run { fixture in
      let connection = try await fixture.connect()
      try await connection.send(Delivery.open(fixture.world.shopPath, Delivery.openBody()))
      try await connection.finishSending()
      #expect(try await connection.response().description == Self.ok)
      #expect(await connection.ends())
      await connection.close()
    }
  }

  @Test("no Host, an unknown header of 60 KiB and 90 headers are taken")
  func unusual() async throws {
    try await Fixture.run { fixture in
      for extra in ["", "X: \(String(repeating: "y", count: 60 << 10))\r\n", String(repeating: "X: y\r\n", count: 90)] {
        let response = try await fixture.answer(to: "GET /health HTTP/1.1\r\n\(extra)\r\n")
        #expect(response.description == #"200 {"status":"healthy"}"#)
      }
    }
  }

  @Test("HTTP/1.0 ends the connection unless the sender asks to keep it")
  func http10() async throws {
    try await Fixture.run { fixture in
      let connection = try await fixture.connect()
      try await connection.send("GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
      #expect(try await connection.response().header("Connection") == "keep-alive")
      try await connection.send("GET /health HTTP/1.0\r\n\r\n")
      #expect(try await connection.response().header("Connection") == "close")
      #expect(await connection.ends())
      await connection.close()
    }
  }

  @Test("Connection: close, CONNECT and a wish for another protocol end the connection after the answer")
  func closes() async throws {
    try await Fixture.run { fixture in
      let body = Delivery.openBody()
      let upgrade = ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA"]
      let signature = Delivery.openSignature(body.utf8)
      for (request, answer) in [
        (Delivery.post(fixture.world.shopPath, [signature, "Connection: close"], body.utf8), Self.ok),
        (Delivery.post(fixture.world.shopPath, [signature] + upgrade, body.utf8), Self.ok),
        (
          Array("GET /health HTTP/1.1\r\n\(upgrade.joined(separator: "\r\n"))\r\n\r\n".utf8),
          #"200 {"status":"healthy"}"#
        ),
        (Array("CONNECT example.com:443 HTTP/1.1\r\n\r\n".utf8), #"404 {"error":"Not found"}"#),
      ] {
        let connection = try await fixture.connect()
        try await connection.send(request)
        let response = try await connection.response()
        #expect(response.description == answer)
        #expect(response.header("Connection") == "close")
        #expect(await connection.ends())
        await connection.close()
      }
    }
  }

  @Test("Expect: 100-continue: the body is asked for, and then taken")
  func expectation() async throws {
    try await Fixture.run { fixture in
      let request = Delivery.post(
        fixture.world.shopPath, ["Expect: 100-Continue", Delivery.openSignature(Delivery.openBody().utf8)],
        Delivery.openBody().utf8)
      let head = request.count - Delivery.openBody().utf8.count
      let connection = try await fixture.connect()
      for _ in 0..<2 {
        try await connection.send(request[..<head])
        #expect(try await connection.response().description == "100")
        try await connection.send(request[head...])
        #expect(try await connection.response().description == Self.ok)
      }
      await connection.close()
      #expect(try await fixture.events(of: fixture.world.shop).count == 1)
    }
  }

  @Test("Expect: what would be refused anyway is refused before its body is sent")
  func expectationRefused() async throws {
    try await Fixture.run { fixture in
      for (path, headers, answer) in [
        ("/webhooks/x", "Content-Length: 5\r\nExpect: 100-continue", #"404 {"error":"Not found"}"#),
        ("/health", "Content-Length: 5\r\nExpect: 100-continue", #"405 {"error":"Method not allowed"}"#),
        (
          fixture.world.shopPath, "Content-Length: 65537\r\nExpect: 100-continue",
          #"413 {"error":"The body is larger than this listener accepts"}"#
        ),
        (
          fixture.world.shopPath, "Content-Length: 5\r\nExpect: 200-ok",
          #"417 {"error":"Only 100-continue can be expected"}"#
        ),
      ] {
        let connection = try await fixture.connect()
        try await connection.send("POST \(path) HTTP/1.1\r\n\(headers)\r\n\r\n")
        #expect(try await connection.response().description == answer)
        #expect(await connection.ends())
        await connection.close()
      }
      // HTTP/1.0 has no expectations.
      let old = "POST \(fixture.world.shopPath) HTTP/1.0\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n{}"
      #expect(try await fixture.answer(to: old).description == #"401 {"error":"Invalid signature"}"#)
      #expect(try await fixture.isUntouched())
    }
  }
}
