import Ingest
import Moderation
import Testing

/// What a sender sends before it has its answer, at the pipeline itself, where no kernel decides what comes together.
@Suite("Reading on while an answer is being made")
struct ReadAheadTests {
  static let ok = #"200 {"status":"ok"}"#
  static let healthy = #"200 {"status":"healthy"}"#

  /// Runs `body` with a connection whose deliveries are stored when it says so.
  private func connected(
    _ body: (EmbeddedConnection, _ delivery: (Int, _ headers: String...) -> [UInt8]) throws -> Void
  ) async throws {
    let journal = HeldJournal()
    try await Fixture.run({ $0.journal = { _ in journal } }) { fixture in
      let shop = fixture.world.shop
      // Loaded now, since loading hops between threads and the pipeline has one.
      _ = try await fixture.library.rules(of: shop.id, in: TenantScope(ownWorkFor: shop.tenantID))
      try synchronously {
        let connection = try EmbeddedConnection(to: fixture.server, journal)
        defer { connection.close() }
        try body(connection) { id, headers in
          let text = Delivery.openBody(id: "\(id)")
          return Delivery.post(fixture.world.shopPath, headers + [Delivery.openSignature(text.utf8)], text.utf8)
        }
      }
    }
  }

  private func synchronously(_ body: () throws -> Void) rethrows { try body() }

  @Test("one read brings what it brings, and no other follows until all of it is answered")
  func isBounded() async throws {
    try await connected { connection, delivery in
      connection.receive(delivery(1))
      #expect(connection.reads == 1)
      connection.receive(delivery(2) + delivery(3))
      #expect(connection.reads == 1)
      for _ in 1...2 {
        connection.storeNext()
        #expect(connection.answers().map(\.description) == [Self.ok])
        #expect(connection.reads == 1)
      }
      connection.storeNext()
      #expect(connection.answers().map(\.description) == [Self.ok])
      #expect(connection.reads == 2)
    }
  }

  @Test("a sender that sends nothing meanwhile is asked once for what comes next")
  func asksOnce() async throws {
    try await connected { connection, delivery in
      for id in 1...3 {
        connection.receive(delivery(id))
        #expect(connection.reads == 2 * id - 1)
        connection.storeNext()
        #expect(connection.answers().map(\.description) == [Self.ok])
      }
    }
  }

  @Test("nothing is read on from a sender that takes no answers")
  func backPressure() async throws {
    try await connected { connection, delivery in
      connection.setWritable(false)
      connection.receive(delivery(1))
      connection.storeNext()
      #expect(connection.reads == 0)
      connection.setWritable(true)
      #expect(connection.reads == 1)
    }
  }

  @Test("half a request that came meanwhile is one with its other half")
  func halves() async throws {
    try await connected { connection, delivery in
      let second = delivery(2)
      for length in [1, 20, second.count - 1] {
        connection.receive(delivery(1))
        connection.receive(second.prefix(length))
        connection.storeNext()
        #expect(connection.answers().map(\.description) == [Self.ok])
        connection.receive(second.dropFirst(length))
        connection.storeNext()
        #expect(connection.answers().map(\.description) == [Self.ok])
        #expect(connection.isOpen)
      }
    }
  }

  @Test("a half-closed sender gets all its answers, and the last one says that it is")
  func halfClosed() async throws {
    try await connected { connection, delivery in
      connection.receive(delivery(1))
      connection.receive(delivery(2) + Array("GET /health HTTP/1.1\r\n\r\n".utf8) + delivery(3))
      connection.receiveEnd()
      for _ in 1...3 { connection.storeNext() }
      let answers = connection.answers()
      #expect(answers.map(\.description) == [Self.ok, Self.ok, Self.healthy, Self.ok])
      #expect(answers.map { $0.header("Connection") } == [nil, nil, nil, "close"])
      #expect(!connection.isOpen)
    }
  }

  @Test("an answer is sent though the sender half-closed behind it, in the middle of a request or not")
  func answersBeforeTheEnd() async throws {
    let whole = "GET /health HTTP/1.1\r\n\r\n"
    for (closes, ahead) in [
      (false, "GET /hea"), (false, whole.dropLast(2) + "Content-Length: 9\r\n\r\n{"), (true, whole),
    ] {
      try await connected { connection, delivery in
        connection.receive(closes ? delivery(1, "Connection: close") : delivery(1))
        connection.receive(ahead.utf8)
        connection.receiveEnd()
        connection.storeNext()
        #expect(connection.answers().first?.description == Self.ok)
        #expect(!connection.isOpen)
      }
    }
  }

  @Test("what came meanwhile is not taken up by a listener that stops, nor stored")
  func drains() async throws {
    try await connected { connection, delivery in
      connection.receive(delivery(1))
      connection.receive(delivery(2))
      connection.drain()
      connection.storeNext()
      #expect(connection.unstored == 0)
      let answers = connection.answers()
      #expect(answers.map(\.description) == [Self.ok])
      #expect(answers.first?.header("Connection") == "close")
    }
  }
}
