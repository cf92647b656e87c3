import FoundationEssentials
import Outbound
import Testing

/// Reuse, concurrency, cancelling and shutting down.
@Suite struct OutboundLifecycleTests {
  @Test("calls one after the other share one connection")
  func reuse() async throws {
    try await TestServer.run { server in
      try await withClient { client in
        for index in 0..<20 {
          let method: OutboundRequest.Method = index.isMultiple(of: 2) ? .get : .post
          let response = try await client.send(OutboundRequest(method, server.url("/\(index)")))
          #expect(response.status == 200)
        }
        #expect(server.requests.count == 20)
        #expect(server.connections == 1)
      }
    }
  }

  @Test("a connection that the server closed is replaced without an error")
  func closedByServer() async throws {
    try await TestServer.run(answering: { _ in .response(closes: true) }) { server in
      try await withClient { client in
        for count in 1...5 {
          let response = try await client.send(OutboundRequest(.get, server.url()))
          #expect(response.status == 200)
          #expect(await eventually { server.openConnections == 0 })
          #expect(server.connections == count)
        }
      }
    }
  }

  @Test("200 calls at once each get their own answer over at most as many connections as are allowed")
  func concurrent() async throws {
    try await TestServer.run(answering: { .response(body: Array($0.target.utf8) + $0.body) }) { server in
      try await withClient(connections: 64) { client in
        let urls = (0..<200).map { server.url("/\($0)") }
        let answers = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
          for (index, url) in urls.enumerated() {
            group.addTask {
              (index, try await client.send(OutboundRequest(.post, url, body: Array("#\(index)".utf8))).body)
            }
          }
          return try await group.reduce(into: [Int: [UInt8]]()) { $0[$1.0] = $1.1 }
        }
        #expect(answers.count == 200)
        #expect(answers.allSatisfy { $0.value == Array("/\($0.key)#\($0.key)".utf8) })
        #expect(server.connections <= 64)
      }
    }
  }

  @Test("cancelling a task ends its call at once, closes the connection and leaves the client in order")
  func cancelled() async throws {
    try await TestServer.run(answering: { $0.target == "/silent" ? .silence : .response() }) { server in
      try await withClient { client in
        let url = server.url("/silent")
        let call = Task { try await client.send(OutboundRequest(.get, url, deadline: .seconds(600))) }
        #expect(await eventually { server.requests.count == 1 })
        call.cancel()
        await #expect(throws: OutboundError.closed) { try await call.value }
        #expect(await eventually { server.openConnections == 0 })
        let response = try await client.send(OutboundRequest(.get, server.url("/ok")))
        #expect(response.status == 200)
      }
    }
  }

  @Test("a task that is cancelled before it calls sends nothing")
  func cancelledBefore() async throws {
    try await TestServer.run(answering: { _ in .silence }) { server in
      try await withClient { client in
        let url = server.url()
        for _ in 0..<50 {
          let call = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await client.send(OutboundRequest(.get, url, deadline: .seconds(600)))
          }
          await #expect(throws: OutboundError.closed) { try await call.value }
        }
        #expect(server.connections == 0)
      }
    }
  }

  @Test("a task that is cancelled while its call begins always returns")
  func cancelRace() async throws {
    try await TestServer.run(answering: { _ in .silence }) { server in
      try await withClient { client in
        let url = server.url()
        await withTaskGroup(of: Void.self) { group in
          for round in 0..<300 {
            group.addTask {
              let call = Task { try await client.send(OutboundRequest(.get, url, deadline: .seconds(600))) }
              for _ in 0..<round % 7 { await Task.yield() }
              call.cancel()
              await #expect(throws: OutboundError.closed) { try await call.value }
            }
          }
        }
        #expect(await eventually { server.openConnections == 0 })
      }
    }
  }

  @Test("shutting down ends the calls under way and all later ones")
  func shutdown() async throws {
    try await TestServer.run(answering: { _ in .silence }) { server in
      try await withClient { client in
        let url = server.url()
        let calls = (0..<10).map { _ in
          Task { try await client.send(OutboundRequest(.get, url, deadline: .seconds(600))) }
        }
        #expect(await eventually { server.requests.count == 10 })
        client.shutdown()
        for call in calls { await #expect(throws: OutboundError.closed) { try await call.value } }
        await #expect(throws: OutboundError.closed) { try await client.send(OutboundRequest(.get, url)) }
        client.shutdown()
        #expect(await eventually { server.openConnections == 0 })
      }
    }
  }

  @Test("calls, cancellations and shutdowns from many threads at once neither crash nor hang")
  func shutdownRace() async throws {
    try await TestServer.run { server in
      let url = server.url()
      await withTaskGroup(of: Void.self) { group in
        for round in 0..<40 {
          group.addTask {
            let client = OutboundClient(addresses: .allowPrivate, logger: LogRecorder().logger)
            let calls = (0..<8).map { _ in Task { try await client.send(OutboundRequest(.get, url)) } }
            for _ in 0..<round { await Task.yield() }
            for call in calls.prefix(3) { call.cancel() }
            client.shutdown()
            for call in calls {
              switch await call.result {
              case .success(let response): #expect(response.status == 200)
              case .failure(let error): #expect(error as? OutboundError == .closed)
              }
            }
          }
        }
      }
    }
  }

  @Test("a client that is let go without a shutdown closes its connections")
  func released() async throws {
    try await TestServer.run { server in
      var client: OutboundClient? = OutboundClient(addresses: .allowPrivate, logger: LogRecorder().logger)
      let response = try await client?.send(OutboundRequest(.get, server.url()))
      #expect(response?.status == 200)
      #expect(server.openConnections == 1)
      client = nil
      #expect(await eventually { server.openConnections == 0 })
    }
  }

  @Test("no socket is left open after answers, errors, cancellations and a shutdown")
  func descriptors() async {
    // In a process of its own, where no other test opens any.
    await #expect(processExitsWith: .success) {
      try await TestServer.run(answering: { $0.target == "/silent" ? .silence : .response() }) { server in
        try await exercise(server)
        #expect(await eventually { server.openConnections == 0 })
        let before = try openSockets()
        #expect(before > 0)
        for _ in 0..<5 { try await exercise(server) }
        #expect(await eventually { (try? openSockets()) ?? .max <= before })
      }
    }
  }
}

/// Sockets alone, since the runtime opens timers of its own when it first needs them.
private func openSockets() throws -> Int {
  let files = FileManager.default
  return try files.contentsOfDirectory(atPath: "/proc/self/fd").count {
    (try? files.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)"))?.hasPrefix("socket:") == true
  }
}

/// One client's life: calls that succeed, time out, are refused, are cancelled and are dropped by the shutdown.
private func exercise(_ server: TestServer) async throws {
  try await withClient { client in
    let (url, silent) = (server.url(), server.url("/silent"))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<50 { group.addTask { _ = try? await client.send(OutboundRequest(.post, url, body: [1])) } }
      for _ in 0..<5 {
        group.addTask { _ = try? await client.send(OutboundRequest(.get, silent, deadline: .milliseconds(20))) }
        group.addTask { _ = try? await client.send(OutboundRequest(.get, "http://127.0.0.1:1/")) }
        group.addTask { _ = try? await client.send(OutboundRequest(.get, "nonsense")) }
      }
    }
    let cancelled = Task { try await client.send(OutboundRequest(.get, silent)) }
    let dropped = Task { try await client.send(OutboundRequest(.get, silent)) }
    cancelled.cancel()
    _ = await cancelled.result
    client.shutdown()
    _ = await dropped.result
  }
}
