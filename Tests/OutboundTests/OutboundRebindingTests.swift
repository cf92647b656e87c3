import Logging
import Synchronization
import Testing

@testable import Outbound

/// Names that stand for one address when they are looked at and for another when they are called: a test plays the name
/// server.
@Suite struct OutboundRebindingTests {
  private static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  /// Answers `rebind.example` with one list of addresses after the other, and with the last from then on.
  private final class NameServer: Sendable {
    private let left: Mutex<[String]>
    private let port: Int

    init(_ answers: [String], port: Int) {
      left = Mutex(answers)
      self.port = port
    }

    func answers() -> [String] {
      left.withLock { left in
        let addresses = left.count > 1 ? left.removeFirst() : left[0]
        return ["-rebind.example:\(port)", "rebind.example:\(port):\(addresses)"]
      }
    }
  }

  @Test("a name that turns private between two calls is refused at the second, without a packet")
  func turning() async throws {
    try await TestServer.run { server in
      let names = NameServer(["1.1.1.1", "127.0.0.1"], port: server.port)
      let client = OutboundClient(addresses: .publicOnly, logger: Self.silent, answers: names.answers)
      defer { client.shutdown() }
      var errors: [OutboundError] = []
      for _ in 0..<2 {
        let error = await #expect(throws: OutboundError.self) {
          try await client.send(OutboundRequest(.post, server.url(host: "rebind.example"), deadline: .seconds(1)))
        }
        errors += [error].compactMap { $0 }
      }
      // The first was tried, and nobody answered; the second was not even tried.
      let refusal = OutboundError.forbiddenAddress(host: "rebind.example")
      #expect(errors.map { $0 == refusal } == [false, true])
      #expect(server.connections == 0)
    }
  }

  @Test(
    "a name whose answers are all private is refused, whatever their form",
    arguments: [
      "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "127.0.0.1,[::1]", "10.0.0.1,169.254.169.254", "0.0.0.0", "[::]",
      "[fd00:ec2::254]", "[64:ff9b::7f00:1]",
    ])
  func allPrivate(addresses: String) async throws {
    try await TestServer.run { server in
      let names = NameServer([addresses], port: server.port)
      let client = OutboundClient(addresses: .publicOnly, logger: Self.silent, answers: names.answers)
      defer { client.shutdown() }
      await #expect(throws: OutboundError.forbiddenAddress(host: "rebind.example")) {
        try await client.send(OutboundRequest(.get, server.url(host: "rebind.example"), deadline: .seconds(2)))
      }
      #expect(server.connections == 0)
    }
  }

  @Test("the same name is reached where private addresses are allowed, so that it is the policy that refuses")
  func control() async throws {
    try await TestServer.run { server in
      let names = NameServer(["127.0.0.1"], port: server.port)
      let client = OutboundClient(addresses: .allowPrivate, logger: Self.silent, answers: names.answers)
      defer { client.shutdown() }
      let response = try await client.send(OutboundRequest(.get, server.url(host: "rebind.example")))
      #expect(response.status == 200)
      #expect(server.connections == 1)
    }
  }

  @Test("of a public and a private answer only the public one is tried")
  func mixed() async throws {
    try await TestServer.run { server in
      // Nobody answers at a public address from within a test, so the call ends in vain; what counts is that it did not
      // fall back to the server that stands at the private one.
      let names = NameServer(["127.0.0.1,1.1.1.1"], port: server.port)
      let client = OutboundClient(addresses: .publicOnly, logger: Self.silent, answers: names.answers)
      defer { client.shutdown() }
      await #expect(throws: OutboundError.self) {
        try await client.send(OutboundRequest(.get, server.url(host: "rebind.example"), deadline: .seconds(1)))
      }
      #expect(server.connections == 0)
    }
  }

  @Test("a redirect to a private address is not followed", arguments: [301, 302, 303, 307, 308])
  func redirect(status: Int) async throws {
    try await TestServer.run { inner in
      let target = inner.url("/latest/meta-data")
      try await TestServer.run(answering: { _ in .response(status, headers: [("Location", target)]) }) { server in
        let response = try await withClient { client in try await client.send(OutboundRequest(.post, server.url())) }
        #expect(response.status == status)
        #expect(inner.connections == 0)
      }
    }
  }
}
