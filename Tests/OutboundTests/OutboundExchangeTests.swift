import Outbound
import Testing

/// What goes over the wire, and what comes back.
@Suite struct OutboundExchangeTests {
  @Test(
    "method, path, query, headers and body arrive as they were given",
    arguments: [.get, .post, .put, .patch, .delete] as [OutboundRequest.Method])
  func request(method: OutboundRequest.Method) async throws {
    try await TestServer.run { server in
      try await withClient { client in
        let body: [UInt8]? = method == .get ? nil : [0, 1, 2, 255, 13, 10]
        _ = try await client.send(
          OutboundRequest(
            method, server.url("/a/b%20c?x=1&y=%2F"),
            headers: [("Access-Token", "t:k, \"n\""), ("Content-Type", "application/json"), ("X-Empty", "")],
            body: body))
        let seen = try #require(server.requests.first)
        #expect(seen.method == method.rawValue)
        #expect(seen.target == "/a/b%20c?x=1&y=%2F")
        #expect(seen.values(of: "Access-Token") == ["t:k, \"n\""])
        #expect(seen.values(of: "Content-Type") == ["application/json"])
        #expect(seen.values(of: "X-Empty") == [""])
        #expect(seen.values(of: "Host") == ["127.0.0.1:\(server.port)"])
        #expect(seen.values(of: "User-Agent") == ["gatehouse"])
        #expect(seen.values(of: "Expect").isEmpty)
        #expect(seen.body == body ?? [])
      }
    }
  }

  @Test("a caller's own User-Agent takes the place of ours")
  func userAgent() async throws {
    try await TestServer.run { server in
      try await withClient { client in
        _ = try await client.send(OutboundRequest(.get, server.url(), headers: [("user-agent", "other")]))
        #expect(server.requests.first?.values(of: "User-Agent") == ["other"])
      }
    }
  }

  @Test(
    "no body and an empty body are sent as such, without a content type that nobody gave",
    arguments: [
      (.post, nil, ["0"]), (.put, nil, ["0"]), (.patch, nil, ["0"]), (.post, [], ["0"]), (.delete, [], ["0"]),
      (.get, nil, []), (.delete, nil, []),
    ] as [(OutboundRequest.Method, [UInt8]?, [String])])
  func emptyBody(method: OutboundRequest.Method, body: [UInt8]?, length: [String]) async throws {
    try await TestServer.run { server in
      try await withClient { client in
        _ = try await client.send(OutboundRequest(method, server.url(), body: body))
        let seen = try #require(server.requests.first)
        #expect(seen.method == method.rawValue)
        #expect(seen.body.isEmpty)
        #expect(seen.values(of: "Content-Length") == length)
        #expect(seen.values(of: "Content-Type").isEmpty)
        #expect(seen.values(of: "Transfer-Encoding").isEmpty)
      }
    }
  }

  @Test("a body of 1 MiB goes there and comes back")
  func largeBody() async throws {
    let body = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }
    try await TestServer.run(answering: { .response(body: $0.body) }) { server in
      try await withClient { client in
        let response = try await client.send(
          OutboundRequest(.post, server.url(), body: body, maximumResponseBytes: 1 << 20))
        #expect(response.body == body)
        #expect(server.requests.first?.body == body)
      }
    }
  }

  @Test(
    "every status is an answer, not an error",
    arguments: [200, 201, 204, 301, 302, 304, 307, 308, 400, 401, 403, 404, 429, 500, 503, 599])
  func status(status: Int) async throws {
    try await TestServer.run(answering: { request in
      request.target == "/"
        ? .bytes(Answer.head(status, [("Location", "/elsewhere"), ("Content-Length", "0")]), closes: false)
        : .response(body: Array("followed".utf8))
    }) { server in
      try await withClient { client in
        let response = try await client.send(OutboundRequest(.get, server.url()))
        #expect(response.status == status)
        #expect(response.header("location") == "/elsewhere")
        #expect(server.requests.map(\.target) == ["/"])
      }
    }
  }

  @Test("response headers keep their order and come with lower-case names and trimmed values")
  func responseHeaders() async throws {
    let answer = Answer.response(
      headers: [
        ("X-First", "  1\t"), ("Set-Cookie", "a=1"), ("SET-COOKIE", "b=2"), ("X-Empty", ""), ("x-COLON", "a:b"),
      ])
    try await TestServer.run(answering: { _ in answer }) { server in
      try await withClient { client in
        let response = try await client.send(OutboundRequest(.get, server.url()))
        #expect(
          response.headers.map { "\($0.name)=\($0.value)" } == [
            "x-first=1", "set-cookie=a=1", "set-cookie=b=2", "x-empty=", "x-colon=a:b", "content-length=0",
          ])
        #expect(response.header("Set-Cookie") == "a=1")
        #expect(response.header("X-COLON") == "a:b")
        #expect(response.header("missing") == nil)
      }
    }
  }

  @Test("of several answers to one request the last one counts")
  func interim() async throws {
    let bytes = Answer.head(103, [("Link", "</a>")]) + Answer.head(200, [("X-Last", "1"), ("Content-Length", "0")])
    try await TestServer.run(answering: { _ in .bytes(bytes, closes: false) }) { server in
      try await withClient { client in
        let response = try await client.send(OutboundRequest(.get, server.url()))
        #expect(response.status == 200)
        #expect(response.headers.map(\.name) == ["x-last", "content-length"])
      }
    }
  }

  @Test("a chunked answer comes whole, and so does one that ends with its connection")
  func framing() async throws {
    try await TestServer.run(answering: {
      $0.target == "/chunked" ? .chunked([[1, 2], [3], [4, 5, 6]]) : .untilClose([1, 2, 3, 4, 5, 6])
    }) { server in
      try await withClient { client in
        for path in ["/chunked", "/close"] {
          let response = try await client.send(OutboundRequest(.get, server.url(path)))
          #expect(response.body == [1, 2, 3, 4, 5, 6])
        }
      }
    }
  }
}
