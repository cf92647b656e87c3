import Foundation
import Moderation
import Outbound
import Sandbox
import Testing

extension EndToEnd.Faults {
  @Suite struct DamagedDatabaseTests {
    private static let words = "the database's file is damaged"

    /// What became of a gateway on a damaged file.
    private enum Outcome: String, CaseIterable {
      case refused = "refused at start"
      case told = "served, and told of the damage"
      case untouched = "served, never coming upon the damage"
      case wrong = "answered wrongly"
      case unclear = "failed without saying why"
    }

    @Test("a damaged database is refused or told of, and never answers wrongly")
    func damaged() async throws {
      let plan = FaultPlan.current
      try await World.run { world in
        var gateway = try await world.start()
        let clients = try await world.onboard(try await world.logIn(gateway, first: true), gateway)
        var traffic = Traffic()
        try traffic.write(400, at: world.tiktok, to: clients)
        try await world.settle(clients, try await world.logIn(gateway))
        let sound = try await Ledger(clients, try await world.logIn(gateway))
        #expect(await gateway.stop() == 0)
        let file = try DatabaseFile(world.environment["GATEHOUSE_DATABASE"] ?? "")

        var generator = SeededGenerator(seed: plan.seed)
        var outcomes: [DatabaseFile.Damage: [Outcome]] = [:]
        for damage in DatabaseFile.Damage.allCases {
          for _ in 0..<plan.damages {
            try file.damage(damage, using: &generator)
            outcomes[damage, default: []].append(try await outcome(world, clients, sound, &traffic))
            for rest in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + rest) }
          }
        }
        try file.restore()
        gateway = try await world.start()
        try await world.settle(clients, try await world.logIn(gateway))
        let restored = try await Ledger(clients, try await world.logIn(gateway))
        try report(outcomes, sound, restored)
        #expect(await gateway.stop() == 0)
      }
    }

    /// Starts a gateway on the file as it is, asks it for everything, and has it take more.
    private func outcome(
      _ world: World, _ clients: [World.Client], _ sound: Ledger, _ traffic: inout Traffic
    ) async throws -> Outcome {
      let child = try Child(["serve"], environment: world.environment, folder: world.folder, name: "damaged")
      guard let ports = try? await child.ports(), ports.count == 2 else {
        _ = await child.ended()
        return child.errors.contains(Self.words) ? .refused : .unclear
      }
      let gateway = RunningGateway(child: child, ingestPort: ports[0], adminPort: ports[1])
      let outcome = try await look(at: gateway, world, clients, sound, &traffic)
      await gateway.kill()
      return outcome
    }

    private func look(
      at gateway: RunningGateway, _ world: World, _ clients: [World.Client], _ sound: Ledger, _ traffic: inout Traffic
    ) async throws -> Outcome {
      var hasFailed = false
      do {
        let read = try await Ledger(clients, try await world.logIn(gateway))
        let known = Set(sound.events.map(\.id))
        // What was taken since came on top.
        guard read.events.filter({ known.contains($0.id) }) == sound.events else { return .wrong }
      } catch {
        hasFailed = true
      }
      let before = world.tiktok.deliveries().count
      try traffic.write(40, at: world.tiktok, to: clients)
      let areAnswered = try await eventually {
        world.tiktok.deliveries().dropFirst(before).allSatisfy { !$0.attempts.isEmpty }
      }
      guard areAnswered else { return .unclear }
      let answers = Set(world.tiktok.deliveries().dropFirst(before).flatMap { $0.attempts.compactMap(\.status) })
      guard answers.isSubset(of: [200, 503]) else { return .wrong }
      // Only what came upon the damage must tell of it, as soon as readiness is looked at again.
      guard hasFailed || answers.contains(503) else { return try await tells(gateway, world) ? .told : .untouched }
      return try await eventually { try await tells(gateway, world) } ? .told : .unclear
    }

    private func tells(_ gateway: RunningGateway, _ world: World) async throws -> Bool {
      let ready = try await world.http.send(OutboundRequest(.get, gateway.ingestOrigin + "/readyz"))
      return ready.status == 503 && String(decoding: ready.body, as: UTF8.self).contains(Self.words)
    }

    private func report(_ outcomes: [DatabaseFile.Damage: [Outcome]], _ sound: Ledger, _ restored: Ledger) throws {
      var report = FaultReport("damaged database")
      let all = outcomes.values.flatMap { $0 }
      for damage in DatabaseFile.Damage.allCases {
        let seen = outcomes[damage] ?? []
        let counts = Outcome.allCases.map { outcome in (outcome, seen.count { $0 == outcome }) }.filter { $0.1 > 0 }
        report.promise(
          "damage to the file's \(damage.rawValue) is refused or told of",
          !seen.contains(.wrong) && !seen.contains(.unclear),
          seen: counts.map { "\($0.1) \($0.0.rawValue)" }.joined(separator: ", "))
      }
      report.promise(
        "what keeps a gateway from its schema is refused at start",
        [DatabaseFile.Damage.header, .schema, .cut].allSatisfy { outcomes[$0]?.allSatisfy { $0 == .refused } == true },
        seen: "\(all.count { $0 == .refused }) of \(all.count) refused")
      let lost = Set(sound.rows.keys).subtracting(restored.rows.keys)
      report.promise(
        "with the sound file put back, it serves again with all that is in it", breaches: lost.map { "\($0)" },
        of: sound.rowCount)
      report.figure("files damaged", all.count)
      try report.publish(as: "a-damage")
    }

    @Test("what a power cut leaves of a transaction in the log is dropped, and all before it kept")
    func tornLog() async throws {
      try await World.run { world in
        var gateway = try await world.start()
        let clients = try await world.onboard(try await world.logIn(gateway, first: true), gateway)
        var traffic = Traffic()
        try traffic.write(200, at: world.tiktok, to: clients)
        #expect(try await eventually { Ledger.acknowledged(by: world.tiktok).count > 100 })
        await gateway.kill()
        world.tiktok.pauseDeliveries()
        let acknowledged = Ledger.acknowledged(by: world.tiktok)
        try DatabaseFile(world.environment["GATEHOUSE_DATABASE"] ?? "").tearLog()
        gateway = try await world.start(["GATEHOUSE_ACTIONS_PAUSED": "true"])
        let found = try await Ledger(clients, try await world.logIn(gateway))
        var report = FaultReport("torn log (power cut)")
        report.promise(
          "each acknowledged delivery is on disk once",
          breaches: found.discrepancies(with: acknowledged, allowingMore: true), of: acknowledged.count)
        await gateway.kill()
        world.tiktok.resumeDeliveries()
        gateway = try await world.start()
        let admin = try await world.logIn(gateway)
        try await world.settle(clients, admin)
        try await report.expectWhole(try await Ledger(clients, admin), gateway, world, traffic)
        try report.publish(as: "b-torn-log")
        #expect(await gateway.stop() == 0)
      }
    }
  }
}
