import Enforcement
import FoundationEssentials
import Moderation
import Outbound
import Sealing
import ServiceLifecycle
import Storage
import TestSupport
import Testing

@testable import Alerting

/// From an alert that is raised to a server that is called: database, worker and HTTP client as in a gateway.
@Suite struct AlertFlowTests {
  private struct Flow {
    let database: GatehouseDatabase
    let sealer: Sealer
    let client: OutboundClient
    let folder: URL

    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "alerts-\(UInt64.random(in: 0...UInt64.max))")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      database = try GatehouseDatabase(path: folder.appending(path: "gatehouse.db").path, logger: silent)
      sealer = Sealer(key: try SealingKey.generate())
      client = OutboundClient(addresses: .allowPrivate, logger: silent)
    }

    func end() async {
      client.shutdown()
      await database.close()
      try? FileManager.default.removeItem(at: folder)
    }

    func add(_ target: String) async throws -> AlertChannel {
      var channel = try AlertChannel.sample(target: target, sealer: sealer)
      channel.name = "channel \(channel.id)"
      try await AlertChannelRepository(database).create(channel, in: .gateway(GatewayScope(ownWork: ())))
      return channel
    }

    func raise(_ subject: String) async throws {
      try await AlertRepository(database).raise(
        Alert(
          tenantID: nil, kind: .loginAttack, subject: subject, message: "somebody tries",
          raisedAt: WallClock.system.now()))
    }

    func deliveries() async throws -> [AlertDelivery] {
      try await AlertRepository(database).alerts(
        kind: nil, tenants: false, page: PageRequest(), in: .gateway(GatewayScope(ownWork: ()))
      ).items.flatMap(\.deliveries)
    }

    /// Runs `test` with a worker that is shut down gracefully afterwards.
    func working(_ schedule: [Duration], _ test: () async throws -> Void) async throws {
      let teller = AlertTeller(http: client, addresses: .allowPrivate, mail: nil, sealer: sealer, logger: silent)
      let worker = AlertWorker(
        queue: AlertQueueRepository(database), telling: teller, schedule: RetrySchedule(delays: schedule),
        logger: silent)
      let group = ServiceGroup(
        configuration: .init(services: [.init(service: worker)], logger: silent))
      let running = Task { try await group.run() }
      do {
        try await test()
      } catch {
        await group.triggerGracefulShutdown()
        _ = await running.result
        throw error
      }
      await group.triggerGracefulShutdown()
      _ = await running.result
    }
  }

  private func with(_ test: (Flow) async throws -> Void) async throws {
    let flow = try Flow()
    do {
      try await test(flow)
    } catch {
      await flow.end()
      throw error
    }
    await flow.end()
  }

  @Test("what is raised arrives, and is kept as delivered")
  func arrives() async throws {
    try await with { flow in
      try await Receiver.run { receiver in
        _ = try await flow.add(receiver.url())
        try await flow.working([.seconds(60)]) {
          try await flow.raise("ada")
          try await expectEventually { try await flow.deliveries().first?.state == .delivered }
          #expect(receiver.calls.count == 1)
          #expect(receiver.calls.first?.body.contains("somebody tries") == true)
        }
      }
    }
  }

  @Test("what fails is tried again under the same id until it arrives")
  func retries() async throws {
    try await with { flow in
      try await Receiver.run(replying: { _, count in .init(status: count < 3 ? 500 : 200) }) { receiver in
        _ = try await flow.add(receiver.url())
        try await flow.working([.milliseconds(20), .milliseconds(20), .milliseconds(20)]) {
          try await flow.raise("ada")
          try await expectEventually { try await flow.deliveries().first?.state == .delivered }
          #expect(receiver.calls.count == 3)
          #expect(Set(receiver.calls.map { $0.headers["webhook-id"] }).count == 1)
          #expect(try await flow.deliveries().first?.attempts == 3)
        }
      }
    }
  }

  @Test("what fails too often is given up and stays visible")
  func dead() async throws {
    try await with { flow in
      try await Receiver.run(replying: { _, _ in .init(status: 500) }) { receiver in
        _ = try await flow.add(receiver.url())
        try await flow.working([.milliseconds(5), .milliseconds(5)]) {
          try await flow.raise("ada")
          try await expectEventually { try await flow.deliveries().first?.state == .dead }
          let delivery = try #require(try await flow.deliveries().first)
          #expect(delivery.attempts == 3)
          #expect(delivery.lastError == "it answered with status 500")
          #expect(delivery.dueAt == nil)
          #expect(receiver.calls.count == 3)
        }
      }
    }
  }

  @Test("a receiver that asks for time gets it, for everything that waits for it")
  func retryAfter() async throws {
    try await with { flow in
      try await Receiver.run(replying: { _, _ in .init(status: 429, headers: [("Retry-After", "120")]) }) { receiver in
        _ = try await flow.add(receiver.url())
        try await flow.raise("ada")
        try await flow.raise("bo")
        try await flow.working([.milliseconds(5)]) {
          try await expectEventually { try await flow.deliveries().contains { $0.attempts == 1 } }
          try await Task.sleep(for: .milliseconds(200))
          #expect(receiver.calls.count == 1)
          let earliest = WallClock.system.now() + .seconds(100)
          #expect(try await flow.deliveries().allSatisfy { $0.dueAt.map { $0 > earliest } == true })
        }
      }
    }
  }

  @Test("a receiver that never answers holds up nobody else's")
  func slowNeighbour() async throws {
    try await with { flow in
      try await Receiver.run(replying: { call, _ in .init(isSilent: call.path == "/slow") }) { receiver in
        _ = try await flow.add(receiver.url("/slow"))
        _ = try await flow.add(receiver.url("/quick"))
        try await flow.working([.seconds(60)]) {
          for subject in ["a", "b", "c"] { try await flow.raise(subject) }
          try await expectEventually { receiver.calls.count { $0.path == "/quick" } == 3 }
          // One at a time to each.
          #expect(receiver.calls.count { $0.path == "/slow" } == 1)
          // The shutdown waits for no longer than the call's deadline; the client ends it at once.
          flow.client.shutdown()
        }
      }
    }
  }

  @Test("what waits when the worker ends is told by the next one")
  func restart() async throws {
    try await with { flow in
      try await Receiver.run(replying: { _, count in .init(status: count == 1 ? 503 : 200) }) { receiver in
        _ = try await flow.add(receiver.url())
        try await flow.raise("ada")
        try await flow.working([.milliseconds(300)]) {
          try await expectEventually { receiver.calls.count == 1 }
        }
        #expect(try await flow.deliveries().first?.state == .waiting)
        try await flow.working([.milliseconds(300)]) {
          try await expectEventually { try await flow.deliveries().first?.state == .delivered }
        }
        #expect(Set(receiver.calls.map { $0.headers["webhook-id"] }).count == 1)
      }
    }
  }
}
