import Outbound
import Testing

/// Requests that must not reach a server twice.
@Suite struct OutboundUnrepeatableTests {
  private func request(_ url: String, isRepeatable: Bool = false, deadline: Duration = .seconds(10)) -> OutboundRequest
  {
    OutboundRequest(.post, url, body: Array("once".utf8), deadline: deadline, isRepeatable: isRepeatable)
  }

  @Test("one whose answer is lost is sent once, on whatever connection; any other is sent again over a kept one")
  func lostAnswer() async throws {
    for (isRepeatable, times) in [(false, 1), (true, 2)] {
      try await TestServer.run(answering: { $0.target == "/warm" ? .response() : .hangUp }) { server in
        try await withClient { client in
          // Leaves a connection to be used again.
          _ = try await client.send(OutboundRequest(.post, server.url("/warm")))
          let failure = await #expect(throws: OutboundError.self) {
            _ = try await client.send(request(server.url("/once"), isRepeatable: isRepeatable))
          }
          guard case .unreachable = failure else {
            Issue.record("the answer is lost, which \(String(describing: failure)) does not say")
            return
          }
          #expect(server.requests.count { $0.target == "/once" } == times)
        }
      }
    }
  }

  @Test("what never left is told from what may have arrived")
  func notSent() async throws {
    let reserved = try ReservedPort()
    defer { reserved.release() }
    try await withClient { client in
      let failure = await #expect(throws: OutboundError.self) {
        _ = try await client.send(request("http://127.0.0.1:\(reserved.port)/"))
      }
      guard case .notSent(host: "127.0.0.1", _) = failure else {
        Issue.record("nobody listened, which \(String(describing: failure)) does not say")
        return
      }
    }
  }

  @Test("silence after it was sent is a time-out")
  func silence() async throws {
    try await TestServer.run(answering: { _ in .silence }) { server in
      try await withClient { client in
        await #expect(throws: OutboundError.timedOut(host: "127.0.0.1")) {
          _ = try await client.send(request(server.url(), deadline: .milliseconds(500)))
        }
        #expect(server.requests.count == 1)
      }
    }
  }

  @Test("an answer comes as ever")
  func answered() async throws {
    try await TestServer.run(answering: { .response(body: $0.body) }) { server in
      try await withClient { client in
        for _ in 0..<3 {
          let response = try await client.send(request(server.url()))
          #expect(response.body == Array("once".utf8))
        }
        #expect(server.requests.count == 3)
      }
    }
  }
}
