import Moderation
import Testing

@testable import Enforcement
@testable import Storage

/// A gateway is killed, and what it has not written down counts all the same.
@Suite(.timeLimit(.minutes(5))) struct CrashTests {
  private static let limits = CallLimits(perAccount: 40, perApp: 100, perSecond: 1_000)

  private func keeper(of broker: QuotaBroker, in world: World) -> QuotaKeeper {
    QuotaKeeper(
      broker: broker, store: QuotaRepository(world.database), alerts: RecordedAlerts(), clock: world.clock.wallClock,
      logger: world.logger)
  }

  /// A broker as it is after a start.
  private func start(in world: World) async throws -> (broker: QuotaBroker, keeper: QuotaKeeper) {
    let broker = QuotaBroker(Self.limits)
    let keeper = keeper(of: broker, in: world)
    try await keeper.restore()
    return (broker, keeper)
  }

  /// Begins as many calls as are to be had of the account.
  private func begin(_ broker: QuotaBroker, _ client: Client, in world: World) -> Int {
    let call = PlatformCall(.hide, for: client.account, urgency: .prompt)
    var count = 0
    while broker.admit(call, at: world.clock.now) == .admitted { count += 1 }
    return count
  }

  @Test("Calls under way when it is killed count, and with each further kill those that may have been")
  func killed() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      var made = 0
      for _ in 0..<8 {
        // Never ended, never written down.
        world.clock.advance(by: .seconds(1))
        made += begin(try await start(in: world).broker, client, in: world)
      }
      #expect(made == 40)
      world.clock.advance(by: .seconds(61))
      #expect(begin(try await start(in: world).broker, client, in: world) > 0)
    }
  }

  @Test("Calls that ended count until they are written down as much as those under way do")
  func unwritten() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let call = PlatformCall(.hide, for: client.account, urgency: .prompt)
      let (broker, keeper) = try await start(in: world)
      var calls = 0
      // Nobody writes anything down.
      while broker.admit(call, at: world.clock.now) == .admitted {
        broker.ended(call, .succeeded, at: world.clock.now)
        calls += 1
      }
      #expect(calls == Self.limits.unwrittenPerAccount)
      let running = RunningWorker(keeper, logger: world.logger)
      #expect(try await eventually { begin(broker, client, in: world) > 0 })
      await running.shutDown()
      try await running.end()
      // Those under way then were not written down.
      let (second, _) = try await start(in: world)
      let quota = second.quota(of: client.account, at: world.clock.now)
      #expect(quota.endpoints[.hide]?.used == calls + Self.limits.unwrittenPerAccount)
    }
  }

  @Test("Stopped as it should be, it takes nothing for made that was not")
  func stopped() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let call = PlatformCall(.hide, for: client.account, urgency: .prompt)
      let (first, keeper) = try await start(in: world)
      let running = RunningWorker(keeper, logger: world.logger)
      for _ in 0..<3 {
        #expect(first.admit(call, at: world.clock.now) == .admitted)
        first.ended(call, .succeeded, at: world.clock.now)
      }
      await running.shutDown()
      try await running.end()
      let (second, _) = try await start(in: world)
      #expect(second.quota(of: client.account, at: world.clock.now).endpoints[.hide]?.used == 3)
    }
  }

  @Test("Whatever the wall clock does while a gateway runs, a restart knows how old its calls are")
  func clockSet() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let call = PlatformCall(.hide, for: client.account, urgency: .prompt)
      for step in [Duration.seconds(3_600), .seconds(-3_600)] {
        let began = ContinuousClock.now
        let start = world.clock.now
        let steady = SteadyClock { start + (ContinuousClock.now - began) }
        let broker = QuotaBroker(Self.limits, steady: steady)
        let keeper = keeper(of: broker, in: world)
        try await keeper.restore()
        let running = RunningWorker(keeper, logger: world.logger)
        let before = broker.quota(of: client.account, at: world.clock.now).endpoints[.hide]?.used ?? 0
        #expect(broker.admit(call, at: world.clock.now) == .admitted)
        broker.ended(call, .succeeded, at: world.clock.now)
        world.clock.advance(by: step)
        await running.shutDown()
        try await running.end()
        let (second, _) = try await self.start(in: world)
        #expect(second.quota(of: client.account, at: world.clock.now).endpoints[.hide]?.used == before + 1)
        // As it would have left it.
        try await QuotaRepository(world.database).replace(
          with: CallMemory(moment: world.clock.now, wallMoment: world.clock.now, isComplete: true),
          in: GatewayScope(ownWork: ()))
      }
    }
  }
}
