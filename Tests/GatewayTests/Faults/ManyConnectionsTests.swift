import Bench
import Foundation
import Moderation
import Outbound
import Sandbox
import Testing

extension EndToEnd.Faults {
  /// Connections that want nothing good, beside eight clients in order that deliver all the time.
  @Suite struct ManyConnectionsTests {
    private static let honestClients = 8
    /// Seconds from a request's first byte to its last.
    private static let requestTimeout = 3
    /// Descriptors beside connections, on either side.
    private static let otherDescriptors = 512

    private static let plan = FaultPlan.current

    private static func canOpen(_ connections: Int) -> Bool {
      SocketSwarm.maximumDescriptors >= connections + otherDescriptors
    }

    @Test(
      "slow senders are cut off in time and do not hold up the others",
      .enabled(if: canOpen(plan.slowSenders), "the limit of open files is too low"))
    func slowSenders() async throws {
      let count = Self.plan.slowSenders
      try await run(["GATEHOUSE_PUBLIC_REQUEST_TIMEOUT": "\(Self.requestTimeout)"]) { world, gateway, load in
        var report = FaultReport("slow loris with \(count) connections")
        let before = try await load.run(from: 0)
        let memory = residentMegabytes(gateway)
        let swarm = try SocketSwarm(count, port: gateway.ingestPort)
        swarm.send("POST /webhooks/x HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        let began = ContinuousClock.now
        async let during = load.run(from: before.sent)
        var isOver = false
        while !isOver, ContinuousClock.now - began < .seconds(Self.requestTimeout * 4) {
          try await Task.sleep(for: .milliseconds(250))
          swarm.send("x")
          isOver = swarm.openCount == 0
        }
        let took = ContinuousClock.now - began
        let peak = residentMegabytes(gateway)
        let result = try await during
        report.promise(
          "each is cut off once its request has taken \(Self.requestTimeout) s", isOver,
          seen: isOver ? "all within \((took / .seconds(0.1)).rounded() / 10) s" : "\(swarm.openCount) are still open")
        report.expectServed([before, result])
        report.figure("p99 without", before.p99, "ms")
        report.figure("p99 with", result.p99, "ms")
        report.figure("memory", peak, "MB")
        report.figure("of it for them", peak - memory, "MB")
        try await expectStored([before, result], of: load.comments, &report, world, gateway)
        try report.publish(as: "8-slow-loris")
      }
    }

    @Test(
      "connections beyond the limit are turned away, and those within it do not hold up the others",
      .enabled(if: canOpen(plan.connections), "the limit of open files is too low"))
    func idleConnections() async throws {
      let limit = Self.plan.connections
      let beyond = 200
      try await run(["GATEHOUSE_PUBLIC_MAX_CONNECTIONS": "\(limit)"]) { world, gateway, load in
        var report = FaultReport("\(limit) connections and \(beyond) more")
        let files = try String(contentsOfFile: "/proc/\(gateway.child.pid)/limits", encoding: .utf8)
          .split(separator: "\n").first { $0.hasPrefix("Max open files") }?.split(separator: " ")[3...4]
        report.promise(
          "it asks for as many open files as it may have", files?.first == files?.last,
          seen: "\(files?.joined(separator: " of ") ?? "nothing")")
        let before = try await load.run(from: 0)
        let memory = residentMegabytes(gateway)
        // Room for the honest ones, which come again.
        let swarm = try SocketSwarm(limit - Self.honestClients, port: gateway.ingestPort)
        let during = try await load.run(from: before.sent)
        let open = swarm.openCount
        let peak = residentMegabytes(gateway)
        let surplus = try SocketSwarm(beyond, port: gateway.ingestPort)
        let isCapped = try await eventually { open + surplus.openCount <= limit }
        report.promise("connections within the limit stay", open == limit - Self.honestClients, seen: "\(open)")
        report.promise(
          "those beyond it are closed at once", isCapped,
          seen: "\(beyond - surplus.openCount) of \(beyond), with room for \(limit - open)")
        for swarm in [swarm, surplus] { swarm.hangUp() }
        let isFree = try await eventually {
          (try? await world.http.send(OutboundRequest(.get, gateway.ingestOrigin + "/health")).status) == 200
        }
        report.promise("there is room again once they are gone", isFree, seen: isFree ? "served" : "not served")
        report.expectServed([before, during])
        report.figure("p99 without", before.p99, "ms")
        report.figure("p99 with", during.p99, "ms")
        report.figure("memory", peak, "MB")
        report.figure("of it for them", peak - memory, "MB")
        try await expectStored([before, during], of: load.comments, &report, world, gateway)
        try report.publish(as: "9-connections")
      }
    }

    /// A gateway that takes deliveries and carries nothing out, and honest clients for it.
    private func run(
      _ settings: [String: String], _ body: (World, RunningGateway, HonestLoad) async throws -> Void
    ) async throws {
      try await World.run(settings.merging(["GATEHOUSE_ACTIONS_PAUSED": "true"]) { $1 }) { world in
        let gateway = try await world.start()
        let clients = try await world.onboard(try await world.logIn(gateway, first: true), gateway)
        let cafe = try #require(clients.first { $0.dialect == .open })
        let account: Shape.Account = try await world.logIn(gateway).get(
          "/v1/tenants/\(cafe.tenant)/accounts/\(cafe.account)")
        let load = HonestLoad(
          port: gateway.ingestPort, path: try #require(account.webhookPath), secret: World.Secret.webhook,
          clients: Self.honestClients, seconds: Self.plan.measured)
        try await body(world, gateway, load)
        #expect(await gateway.stop() == 0)
      }
    }

    /// As many events as were acknowledged, each of the comments once.
    private func expectStored(
      _ results: [HonestLoad.Result], of comments: Int, _ report: inout FaultReport, _ world: World,
      _ gateway: RunningGateway
    ) async throws {
      let admin = try await world.logIn(gateway)
      let tenants: [Shape.Tenant] = try await admin.all("/v1/tenants")
      var stored = 0
      for tenant in tenants {
        let events: [Shape.Event] = try await admin.all("/v1/tenants/\(tenant.id)/events")
        stored += events.count
      }
      let acknowledged = results.map(\.acknowledged).reduce(0, +)
      let expected = min(acknowledged, comments)
      report.promise(
        "each acknowledged delivery is on disk once", stored == expected,
        seen: "\(stored) of \(expected) comments, delivered \(acknowledged) times")
    }

    private func residentMegabytes(_ gateway: RunningGateway) -> Double {
      guard let text = try? String(contentsOfFile: "/proc/\(gateway.child.pid)/statm", encoding: .utf8),
        let pages = text.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
      else { return 0 }
      return pages * 4096 / 1_000_000
    }
  }
}

extension FaultReport {
  /// Every honest request was answered 200.
  fileprivate mutating func expectServed(_ results: [HonestLoad.Result]) {
    let answers = results.map(\.answers).reduce(0, +)
    let errors = results.map(\.errors).reduce(0, +)
    promise(
      "honest clients are served all the while", answers > 0 && errors == 0,
      seen: "\(answers) answers, \(errors) errors")
    for (name, result) in zip(["without", "with"], results) { figure("rate \(name)", result.rate, "/s") }
  }
}
