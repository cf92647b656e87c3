import Outbound
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Which URLs and addresses are accepted.
@Suite struct OutboundAddressTests {
  @Test(
    "a loopback address is refused in every spelling, and the same spelling reaches it where that is allowed",
    arguments: [
      "127.0.0.1", "localhost", "LOCALHOST", "2130706433", "0x7f.1", "0x7f000001", "0177.0.0.1", "127.1", "127.0.1",
      "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    ])
  func loopback(spelling: String) async throws {
    try await TestServer.run { server in
      let url = server.url(host: spelling)
      try await withClient(.allowPrivate) { client in
        let response = try await client.send(OutboundRequest(.get, url))
        #expect(response.status == 200)
      }
      let allowed = server.connections
      try await withClient(.publicOnly) { client in
        let error = await #expect(throws: OutboundError.self) { try await client.send(OutboundRequest(.get, url)) }
        guard case .forbiddenAddress = error else {
          Issue.record("unexpected \(String(describing: error))")
          return
        }
      }
      #expect(server.connections == allowed)
    }
  }

  @Test(
    "private, link-local, metadata and mapped addresses are refused without a packet",
    arguments: [
      "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.100.100.200", "0.0.0.0", "224.0.0.1",
      "255.255.255.255", "[::1]", "[::]", "[fe80::1]", "[fd00:ec2::254]", "[fc00::1]", "[::ffff:10.0.0.1]",
      "[64:ff9b::a9fe:a9fe]", "[2002:7f00:1::]", "[ff02::1]", "0xa9fea9fe", "2852039166",
    ])
  func forbidden(host: String) async throws {
    try await withClient(.publicOnly) { client in
      let error = await #expect(throws: OutboundError.self) {
        try await client.send(OutboundRequest(.get, "http://\(host)/latest/meta-data?token=hunter2"))
      }
      guard case .forbiddenAddress = error else {
        Issue.record("unexpected \(String(describing: error))")
        return
      }
    }
  }

  @Test(
    "a URL that is not absolute http or https, or is not one URL, is refused and not repeated",
    arguments: [
      "", "/hunter2", "hunter2", "127.0.0.1/hunter2", "//127.0.0.1/hunter2", "file:///etc/hunter2", "ftp://h/hunter2",
      "gopher://h/hunter2", "dict://h/hunter2", "smb://h/hunter2", "javascript:hunter2", "http://",
      "http:///hunter2", "http:/h/hunter2", "http:h/hunter2", "https:///hunter2",
      "http://h/hunter2\r\nX: y", "http://h/a b?hunter2", "http://h\n/hunter2", "http://h/\0hunter2",
      "http://h:0x50/hunter2", "http://h:99999/hunter2", "http://[::1/hunter2", "http://h\u{7f}/hunter2",
    ])
  func badURL(url: String) async throws {
    try await withClient { client in
      let error = await #expect(throws: OutboundError.self) {
        try await client.send(OutboundRequest(.get, url, deadline: .milliseconds(500)))
      }
      guard case .invalidRequest = error else {
        Issue.record("unexpected \(String(describing: error))")
        return
      }
      #expect(error?.description.contains("hunter2") == false)
    }
  }

  @Test(
    "a URL with credentials is refused without repeating them",
    arguments: ["user:hunter2@", "hunter2@", ":hunter2@", "user:@", "@", "http:hunter2@"])
  func credentials(prefix: String) async throws {
    try await withClient { client in
      let expected = OutboundError.invalidRequest(reason: "the URL carries a user name or password")
      let error = await #expect(throws: expected) {
        try await client.send(OutboundRequest(.get, "http://\(prefix)127.0.0.1/"))
      }
      #expect(error?.description.contains("hunter2") == false)
    }
  }

  @Test(
    "a header that could start another one is refused without repeating its value",
    arguments: [
      ("X-A", "hunter2\r\nX-B: c"), ("X-A", "hunter2\nX-B: c"), ("X-A", "hunter2\r"), ("X-A", "\0hunter2"),
      ("X-A", "hunter2\u{7f}"), ("X-A\r\nX-B: c", "hunter2"), ("X-A: b", "hunter2"), ("X A", "hunter2"),
      ("", "hunter2"),
      ("X-Ä", "hunter2"), ("X-A;", "hunter2"), ("@file", "hunter2"),
    ])
  func headerInjection(name: String, value: String) async throws {
    try await TestServer.run { server in
      try await withClient { client in
        let error = await #expect(throws: OutboundError.self) {
          try await client.send(OutboundRequest(.get, server.url(), headers: [(name, value)]))
        }
        guard case .invalidRequest = error else {
          Issue.record("unexpected \(String(describing: error))")
          return
        }
        #expect(error?.description.contains("hunter2") == false)
        #expect(server.connections == 0)
      }
    }
  }

  @Test("proxies named in the environment are ignored")
  func proxies() async {
    // In a process of its own, since the environment belongs to the whole process.
    await #expect(processExitsWith: .success) {
      try await TestServer.run { proxy in
        for name in ["http_proxy", "https_proxy", "all_proxy", "ALL_PROXY"] {
          setenv(name, proxy.url(), 1)
        }
        try await TestServer.run(answering: { _ in .response(status) }) { server in
          try await withClient { client in
            let response = try await client.send(OutboundRequest(.get, server.url()))
            #expect(response.status == status)
          }
        }
        #expect(proxy.connections == 0)
      }
    }
  }
}

/// One that no other answer of these tests has.
private let status = 299
