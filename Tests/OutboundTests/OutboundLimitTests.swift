import Outbound
import Testing

/// Deadlines, sizes and peers that misbehave.
@Suite struct OutboundLimitTests {
  private let host = "127.0.0.1"

  @Test("a server that stays silent costs the deadline and no more")
  func deadline() async throws {
    try await TestServer.run(answering: { _ in .silence }) { server in
      try await withClient { client in
        await #expect(throws: OutboundError.timedOut(host: host)) {
          try await client.send(OutboundRequest(.get, server.url(), deadline: .milliseconds(50)))
        }
      }
    }
  }

  @Test("an answer that stops in the middle costs the deadline as well")
  func stalled() async throws {
    let bytes = Answer.head(200, [("Content-Length", "10")]) + [1, 2, 3]
    try await TestServer.run(answering: { _ in .bytes(bytes, closes: false) }) { server in
      try await withClient { client in
        await #expect(throws: OutboundError.timedOut(host: host)) {
          try await client.send(OutboundRequest(.get, server.url(), deadline: .milliseconds(50)))
        }
      }
    }
  }

  @Test(
    "a deadline that is over at once still ends the call",
    arguments: [.zero, .seconds(-1), .nanoseconds(1)] as [Duration])
  func noTime(deadline: Duration) async throws {
    try await TestServer.run(answering: { _ in .silence }) { server in
      try await withClient { client in
        await #expect(throws: OutboundError.timedOut(host: host)) {
          try await client.send(OutboundRequest(.get, server.url(), deadline: deadline))
        }
      }
    }
  }

  @Test("a deadline beyond what libcurl can count is no limit that matters")
  func longDeadline() async throws {
    try await TestServer.run { server in
      try await withClient { client in
        let request = OutboundRequest(.get, server.url(), deadline: .seconds(Int64.max))
        let response = try await client.send(request)
        #expect(response.status == 200)
      }
    }
  }

  @Test("calls that wait for one of the connections to a host keep their deadline")
  func queuedDeadline() async throws {
    try await TestServer.run(answering: { _ in .silence }) { server in
      try await withClient(connections: 64) { client in
        let url = server.url()
        let outcomes = await withTaskGroup(of: OutboundError?.self) { group in
          for index in 0..<80 {
            let deadline: Duration = index < 70 ? .seconds(300) : .milliseconds(100)
            group.addTask {
              do throws(OutboundError) {
                _ = try await client.send(OutboundRequest(.get, url, deadline: deadline))
                return nil
              } catch { return error }
            }
          }
          // The short ones end first; then the others are dropped instead of being waited for.
          var outcomes: [OutboundError?] = []
          for await outcome in group {
            outcomes.append(outcome)
            if outcomes.count == 10 { client.shutdown() }
          }
          return outcomes
        }
        #expect(outcomes.prefix(10).allSatisfy { $0 == .timedOut(host: host) })
        #expect(outcomes.dropFirst(10).allSatisfy { $0 == .closed })
        #expect(server.connections <= 64)
      }
    }
  }

  @Test("a port that nobody listens on is unreachable")
  func connectionRefused() async throws {
    let reserved = try ReservedPort()
    let port = reserved.port
    defer { reserved.release() }
    try await withClient { client in
      let error = await #expect(throws: OutboundError.self) {
        try await client.send(OutboundRequest(.get, "http://127.0.0.1:\(port)/"))
      }
      guard case .unreachable(host, let reason) = error else {
        Issue.record("unexpected \(String(describing: error))")
        return
      }
      #expect(!reason.isEmpty)
    }
  }

  @Test("a name that does not exist is unreachable")
  func unknownName() async throws {
    try await withClient { client in
      let error = await #expect(throws: OutboundError.self) {
        try await client.send(OutboundRequest(.get, "http://no-such-host.invalid/"))
      }
      guard case .unreachable("no-such-host.invalid", _) = error else {
        Issue.record("unexpected \(String(describing: error))")
        return
      }
    }
  }

  @Test(
    "a server that hangs up, cuts its answer short, or speaks no HTTP or no TLS is unreachable",
    arguments: ["/hangup", "/short", "/garbage", "/tls"])
  func broken(path: String) async throws {
    try await TestServer.run(answering: { request in
      switch request.target {
      case "/hangup": .hangUp
      case "/short": .bytes(Answer.head(200, [("Content-Length", "10")]) + [1], closes: true)
      default: .bytes(Array("SSH-2.0-OpenSSH_9.2\r\n".utf8), closes: true)
      }
    }) { server in
      try await withClient { client in
        let error = await #expect(throws: OutboundError.self) {
          try await client.send(OutboundRequest(.get, server.url(path, scheme: path == "/tls" ? "https" : "http")))
        }
        guard case .unreachable(host, _) = error else {
          Issue.record("unexpected \(String(describing: error))")
          return
        }
      }
    }
  }

  @Test(
    "an answer may have the size that is allowed and not a byte more, however it is framed",
    arguments: ["/length", "/chunked", "/close"])
  func responseLimit(path: String) async throws {
    let body = [UInt8](repeating: 65, count: 100_000)
    try await TestServer.run(answering: { request in
      switch request.target {
      case "/length": .response(body: body)
      case "/chunked": .chunked([Array(body[..<50_000]), Array(body[50_000...])])
      default: .untilClose(body)
      }
    }) { server in
      try await withClient { client in
        let exact = OutboundRequest(.get, server.url(path), maximumResponseBytes: 100_000)
        let response = try await client.send(exact)
        #expect(response.body.count == 100_000)
        for limit in [99_999, 1, 0] {
          await #expect(throws: OutboundError.responseTooLarge(host: host)) {
            try await client.send(OutboundRequest(.get, server.url(path), maximumResponseBytes: limit))
          }
        }
      }
    }
  }

  @Test("no limit at all is needed for an answer without a body")
  func emptyWithinZero() async throws {
    try await TestServer.run { server in
      try await withClient { client in
        let request = OutboundRequest(.get, server.url(), maximumResponseBytes: 0)
        let response = try await client.send(request)
        #expect(response.body.isEmpty)
      }
    }
  }

  @Test(
    "a flood of headers is too large: many lines, one endless line, endless interim answers, trailers",
    arguments: ["/lines", "/line", "/interim", "/trailers"])
  func headerFlood(path: String) async throws {
    let many = (0..<2000).map { ("X-Header-\($0)", String(repeating: "v", count: 40)) }
    try await TestServer.run(answering: { request in
      switch request.target {
      case "/lines": .response(headers: many)
      case "/line": .response(headers: [("X-Long", String(repeating: "v", count: 300_000))])
      case "/interim": .bytes((0..<5000).flatMap { _ in Answer.head(103, [("A", "b")]) }, closes: false)
      default: .chunked([[1]], trailers: many)
      }
    }) { server in
      try await withClient { client in
        await #expect(throws: OutboundError.responseTooLarge(host: host)) {
          try await client.send(OutboundRequest(.get, server.url(path), deadline: .seconds(20)))
        }
      }
    }
  }
}
