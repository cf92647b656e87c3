import Enforcement
import Moderation
import Sandbox
import Storage
import Testing

/// The whole way: outbox, broker, TikTok's client and a TikTok that counts.
@Suite(.timeLimit(.minutes(1))) struct QuotaSharingTests {
  private static var quotas: SandboxQuotas {
    var quotas = SandboxQuotas()
    quotas.perAccountEndpointPerMinute = 20
    quotas.perAppPerMinute = 60
    return quotas
  }

  private func worker(_ world: World) -> OutboxWorker {
    world.worker(limits: CallLimits(perAccount: 20, perApp: 60))
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
          #expect(try await eventually { world.state.calls().count == minute * 59 })
          if minute == 1 { world.advance(by: .seconds(61)) }
        }
      }
      #expect(world.state.calls().allSatisfy { $0.succeeded })
      let shares = clients.map { client in world.state.calls().count { $0.account == client.openID } }
      #expect(shares.allSatisfy { (27...32).contains($0) }, "\(shares)")
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
        #expect(try await eventually { world.state.calls().count == 59 })
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
      let limits = CallLimits(perAccount: 20, perApp: 60)
      let first = QuotaBroker(limits)
      let running = RunningWorker(keeper(of: first), logger: world.logger)
      try await world.working(world.worker(broker: first)) { () async throws in
        #expect(try await eventually { world.state.calls().count == 15 })
      }
      await running.shutDown()
      try await running.end()
      for _ in 0..<10 { try await world.comment(.hide, to: client) }
      let second = QuotaBroker(limits)
      try await keeper(of: second).restore()
      #expect(second.quota(of: client.account, at: world.clock.now).endpoints[.hide] == QuotaUse(limit: 20, used: 15))
      try await world.working(world.worker(broker: second)) { () async throws in
        #expect(try await eventually { world.state.calls().count == 20 })
      }
      #expect(world.state.calls().allSatisfy { $0.succeeded })
      let call = PlatformCall(.hide, for: client.account, urgency: .prompt)
      let failure = PlatformFailure(kind: .rateLimited, status: 200, code: "40100", message: "too many")
      let breached = QuotaBroker(limits)
      let keeping = RunningWorker(keeper(of: breached), logger: world.logger)
      #expect(breached.admit(call, at: world.clock.now) == .admitted)
      let moment = world.clock.now
      breached.ended(call, .failed(failure), at: moment)
      await keeping.shutDown()
      try await keeping.end()
      let third = QuotaBroker(limits)
      try await keeper(of: third).restore()
      #expect(third.admit(call, at: moment + .seconds(299)) == .later(moment + .seconds(300)))
    }
  }
}
