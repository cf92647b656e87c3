import Moderation
import Sandbox
import Testing

@testable import Enforcement
@testable import Storage

/// The whole way: outbox, broker, TikTok's client and a TikTok that counts.
@Suite(.timeLimit(.minutes(5))) struct QuotaSharingTests {
  private static var quotas: SandboxQuotas {
    var quotas = SandboxQuotas.unhurried
    quotas.perAccountEndpointPerMinute = 20
    quotas.perAppPerMinute = 60
    return quotas
  }

  private static let limits = CallLimits(perAccount: 20, perApp: 60, perSecond: 1_000)

  @Test("Busy accounts use up what TikTok gives an app, minute after minute, without one call too many")
  func filled() async throws {
    try await World.run(quotas: Self.quotas) { world in
      var clients: [Client] = []
      for index in 0..<4 { clients.append(try await world.addClient(.business, "shop\(index)")) }
      for _ in 0..<40 { for client in clients { try await world.comment(.hide, to: client) } }
      try await world.working(with: QuotaBroker(Self.limits)) { time async throws in
        for minute in 1...2 {
          try await time.pass(.seconds(59))
          // The last one is for a tenant that has had none.
          #expect(world.state.calls().count == minute * 59)
        }
      }
      #expect(world.state.calls().allSatisfy { $0.succeeded })
      let shares = clients.map { client in world.state.calls().count { $0.account == client.openID } }
      #expect(shares.allSatisfy { (27...32).contains($0) }, "\(shares)")
    }
  }

  @Test("Fifteen busy accounts use 95 % of what TikTok gives an app at its basic level, without one call too many")
  func basicLevel() async throws {
    try await World.run(quotas: SandboxQuotas()) { world in
      var clients: [Client] = []
      for index in 0..<15 { clients.append(try await world.addClient(.business, "shop\(index)")) }
      for _ in 0..<40 { for client in clients { try await world.comment(.hide, to: client) } }
      let began = world.clock.now
      try await world.working(with: QuotaBroker()) { try await $0.pass(.seconds(60)) }
      let calls = world.state.calls().filter { $0.at < (began + .seconds(60)).milliseconds }
      #expect(calls.count >= 600 * 95 / 100)
      #expect(calls.allSatisfy { $0.succeeded })
      let shares = clients.map { client in calls.count { $0.account == client.openID } }
      #expect(shares.allSatisfy { (36...40).contains($0) }, "\(shares)")
    }
  }

  @Test("A hundred hides that come at once go out as fast as TikTok's seconds allow, and none is refused")
  func raid() async throws {
    try await World.run(quotas: SandboxQuotas()) { world in
      var clients: [Client] = []
      for index in 0..<4 { clients.append(try await world.addClient(.business, "shop\(index)")) }
      for _ in 0..<25 { for client in clients { try await world.comment(.hide, to: client) } }
      try await world.working(with: QuotaBroker()) { try await $0.pass(.seconds(11)) }
      let calls = world.state.calls()
      #expect(calls.count == 100 && calls.allSatisfy { $0.succeeded })
    }
  }

  @Test("A tenant's single hide goes out at once while another tenant's accounts wait for calls")
  func single() async throws {
    try await World.run(quotas: Self.quotas) { world in
      var busy: [Client] = []
      for index in 0..<4 { busy.append(try await world.addClient(.business, "shop\(index)")) }
      let quiet = try await world.addClient(.business, "quiet")
      for _ in 0..<25 { for client in busy { try await world.comment(.hide, to: client) } }
      try await world.working(with: QuotaBroker(Self.limits)) { time in
        try await time.pass(.seconds(10))
        #expect(world.state.calls().count == 59)
        let comment = try await world.comment(.hide, to: quiet)
        try await world.expect(comment, of: quiet, becomes: .accepted)
        #expect(world.state.calls().count == 60)
      }
    }
  }

  @Test("A gateway that starts again knows what TikTok counts still, and a breach's pause")
  func restart() async throws {
    try await World.run(quotas: Self.quotas) { world in
      let client = try await world.addClient()
      for _ in 0..<15 { try await world.comment(.hide, to: client) }
      let store = QuotaRepository(world.database)
      func keeper(of broker: QuotaBroker) -> QuotaKeeper {
        QuotaKeeper(
          broker: broker, store: store, alerts: RecordedAlerts(), clock: world.clock.wallClock, logger: world.logger)
      }
      let first = QuotaBroker(Self.limits)
      let running = RunningWorker(keeper(of: first), logger: world.logger)
      try await world.working(with: first) { time async throws in
        try await time.pass(.seconds(20)) { world.state.calls().count == 15 }
        #expect(world.state.calls().count == 15)
      }
      await running.shutDown()
      try await running.end()
      for _ in 0..<10 { try await world.comment(.hide, to: client) }
      let second = QuotaBroker(Self.limits)
      let secondKeeper = keeper(of: second)
      try await secondKeeper.restore()
      let goingOn = RunningWorker(secondKeeper, logger: world.logger)
      #expect(second.quota(of: client.account, at: world.clock.now).endpoints[.hide] == QuotaUse(limit: 20, used: 15))
      try await world.working(with: second) { time async throws in
        try await time.pass(.seconds(20)) { world.state.calls().count == 20 }
        #expect(world.state.calls().count == 20)
      }
      await goingOn.shutDown()
      try await goingOn.end()
      #expect(world.state.calls().allSatisfy { $0.succeeded })
      let call = PlatformCall(.hide, for: client.account, urgency: .prompt)
      let failure = PlatformFailure(kind: .rateLimited, status: 200, code: "40100", message: "too many")
      let breached = QuotaBroker(Self.limits)
      let keeping = RunningWorker(keeper(of: breached), logger: world.logger)
      // The second time with nothing answered in between.
      let moment = world.clock.now
      for later in [Duration.zero, .seconds(3)] {
        #expect(breached.admit(call, at: moment + later) == .admitted)
        breached.ended(call, .failed(failure), at: moment + later)
      }
      await keeping.shutDown()
      try await keeping.end()
      let facts = try await DiagnosisRepository(world.database).facts(
        at: world.clock.now, in: GatewayScope(ownWork: ()))
      #expect(facts.breaches.map(\.name) == [world.app.name] && facts.breaches.map(\.count) == [2])
      let third = QuotaBroker(Self.limits)
      try await keeper(of: third).restore()
      guard case .later(let opening) = third.admit(call, at: moment + .seconds(200)) else {
        Issue.record("the pause was forgotten")
        return
      }
      // By as much as the restart took.
      #expect(abs((opening - (moment + .seconds(303))).milliseconds) < 10_000)
    }
  }
}
