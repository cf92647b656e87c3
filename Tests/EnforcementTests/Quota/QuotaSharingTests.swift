import Moderation
import Sandbox
import Testing

@testable import Enforcement
@testable import Storage

/// The whole way: outbox, broker, TikTok's client and a TikTok that counts.
@Suite(.timeLimit(.minutes(1))) struct QuotaSharingTests {
  private static var quotas: SandboxQuotas {
    var quotas = SandboxQuotas.unhurried
    quotas.perAccountEndpointPerMinute = 20
    quotas.perAppPerMinute = 60
    return quotas
  }

  private func worker(_ world: World) -> OutboxWorker {
    world.worker(limits: CallLimits(perAccount: 20, perApp: 60, perSecond: 1_000))
  }

  @Test("Busy accounts use up what TikTok gives an app, minute after minute, without one call too many")
  func filled() async throws {
    try await World.run(quotas: Self.quotas) { world in
      var clients: [Client] = []
      for index in 0..<4 { clients.append(try await world.addClient(.business, "shop\(index)")) }
      for _ in 0..<40 { for client in clients { try await world.comment(.hide, to: client) } }
      try await world.working(worker(world)) { () async throws in
        for minute in 1...2 {
          // The last one is for a tenant that has had none.
          #expect(try await eventually(in: world) { world.state.calls().count == minute * 59 })
          if minute == 1 { world.advance(by: .seconds(61)) }
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
      let broker = QuotaBroker()
      let began = world.clock.now
      try await world.working(world.worker(broker: broker)) {
        try await pass(.seconds(60), in: world, broker)
      }
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
      let broker = QuotaBroker()
      try await world.working(world.worker(broker: broker)) {
        try await pass(.seconds(11), in: world, broker)
      }
      let calls = world.state.calls()
      #expect(calls.count == 100 && calls.allSatisfy { $0.succeeded })
    }
  }

  /// Has time pass, only while nothing happens and then to where something may: so a call reaches TikTok at the moment
  /// it was begun, however busy the machine is.
  private func pass(_ duration: Duration, in world: World, _ broker: QuotaBroker) async throws {
    let end = world.clock.now + duration
    while world.clock.now < end {
      if !broker.isBusy, world.database.work.waiterCount > 0 {
        let next = broker.nextOpening(at: world.clock.now) ?? world.clock.now
        world.advance(by: max(.milliseconds(1), next - world.clock.now))
      }
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  /// Polls while time passes: who found others ahead, or calls that are not written down yet, asks again a moment later.
  private func eventually(in world: World, _ condition: () -> Bool) async throws -> Bool {
    try await EnforcementTests.eventually {
      world.advance(by: .milliseconds(5))
      return condition()
    }
  }

  @Test("A tenant's single hide goes out at once while another tenant's accounts wait for calls")
  func single() async throws {
    try await World.run(quotas: Self.quotas) { world in
      var busy: [Client] = []
      for index in 0..<4 { busy.append(try await world.addClient(.business, "shop\(index)")) }
      let quiet = try await world.addClient(.business, "quiet")
      for _ in 0..<25 { for client in busy { try await world.comment(.hide, to: client) } }
      try await world.working(worker(world)) {
        #expect(try await eventually(in: world) { world.state.calls().count == 59 })
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
      let limits = CallLimits(perAccount: 20, perApp: 60, perSecond: 1_000)
      let first = QuotaBroker(limits)
      let running = RunningWorker(keeper(of: first), logger: world.logger)
      try await world.working(world.worker(broker: first)) { () async throws in
        #expect(try await eventually(in: world) { world.state.calls().count == 15 })
      }
      await running.shutDown()
      try await running.end()
      for _ in 0..<10 { try await world.comment(.hide, to: client) }
      let second = QuotaBroker(limits)
      let secondKeeper = keeper(of: second)
      try await secondKeeper.restore()
      let goingOn = RunningWorker(secondKeeper, logger: world.logger)
      #expect(second.quota(of: client.account, at: world.clock.now).endpoints[.hide] == QuotaUse(limit: 20, used: 15))
      try await world.working(world.worker(broker: second)) { () async throws in
        #expect(try await eventually(in: world) { world.state.calls().count == 20 })
      }
      await goingOn.shutDown()
      try await goingOn.end()
      #expect(world.state.calls().allSatisfy { $0.succeeded })
      let call = PlatformCall(.hide, for: client.account, urgency: .prompt)
      let failure = PlatformFailure(kind: .rateLimited, status: 200, code: "40100", message: "too many")
      let breached = QuotaBroker(limits)
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
      let third = QuotaBroker(limits)
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
