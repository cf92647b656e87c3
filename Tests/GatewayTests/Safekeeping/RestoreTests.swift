import Foundation
import Glibc
import Moderation
import Outbound
import Sandbox
import Sealing
import Testing

extension EndToEnd {
  @Suite struct RestoreTests {
    private static let passphrase = "correct horse battery"

    private static func environment(
      _ world: World, _ gateway: RunningGateway?, _ admin: AdminCaller?
    ) -> [String: String] {
      var environment = world.environment.merging(["GATEHOUSE_PASSPHRASE": passphrase]) { $1 }
      environment["GATEHOUSE_ADMIN_URL"] = gateway?.adminOrigin
      environment["GATEHOUSE_TOKEN"] = admin?.token
      return environment
    }

    @Test("a backup taken under load is restored elsewhere, and a gateway starts on it and goes on moderating")
    func restored() async throws {
      try await World.run { world in
        var gateway = try await world.start()
        let admin = try await world.logIn(gateway, first: true)
        let clients = try await world.onboard(admin, gateway)
        var traffic = Traffic()
        try traffic.write(200, at: world.tiktok, to: clients)
        try await world.settle(clients, admin)
        let before = try await Ledger(clients, admin).rows

        let file = world.folder.path + "/one.backup"
        let environment = Self.environment(world, gateway, admin)
        async let backup = Child.run(["backup", "--to", file], environment: environment, folder: world.folder)
        for _ in 0..<20 {
          try traffic.write(20, at: world.tiktok, to: clients)
          try await Task.sleep(for: .milliseconds(20))
        }
        let taken = try await backup
        #expect(taken.status == 0, "\(taken.errors)")
        #expect(try world.folder.mode("one.backup") == 0o600)
        try await world.settle(clients, admin)
        #expect(await gateway.stop() == 0)

        let elsewhere = world.folder.path + "/restored.db"
        let again = try await Child.run(
          ["restore", file], environment: Self.environment(world, nil, nil), folder: world.folder)
        #expect(again.status == 1 && again.errors.contains("gatehouse.db is there already"), "\(again.errors)")
        let restore = try await Child.run(
          ["restore", file, "--database", elsewhere], environment: Self.environment(world, nil, nil),
          folder: world.folder)
        #expect(restore.status == 0, "\(restore.errors)")
        #expect(restore.output.contains("secrets that open"))
        for name in ["restored.db", "restored.db.key"] { #expect(try world.folder.mode(name) == 0o600) }

        gateway = try await world.start(["GATEHOUSE_DATABASE": elsewhere, "GATEHOUSE_KEY_FILE": elsewhere + ".key"])
        // The session from before is over; the password is what it was.
        #expect(try await world.caller(gateway, token: admin.token).send(.get, "/v1/tenants").status == 401)
        let owner = try await world.logIn(gateway)
        let after = try await Ledger(clients, owner).rows
        #expect(before.allSatisfy { (after[$0.key] ?? 0) >= $0.value }, "something acknowledged before is missing")
        var fresh = Traffic()
        try fresh.write(40, at: world.tiktok, to: clients)
        let areGone = try await eventually {
          fresh.mustGo.allSatisfy { world.tiktok.comment($0)?.visibility != .public }
        }
        #expect(areGone, "the restored gateway does not moderate")
        #expect(await gateway.stop() == 0)
        for text in [Self.passphrase] + World.Secret.stored {
          #expect(
            !taken.output.contains(text) && !restore.output.contains(text) && !gateway.child.errors.contains(text))
        }
      }
    }

    @Test("a backup of a stopped gateway is tried without leaving anything, and refused while one runs")
    func offline() async throws {
      try await World.run { world in
        let environment = Self.environment(world, nil, nil)
        let file = world.folder.path + "/offline.backup"
        let gateway = try await world.start()
        let refused = try await Child.run(
          ["backup", "--offline", "--to", file], environment: environment, folder: world.folder)
        #expect(refused.status == 1 && refused.errors.contains("error: "), "\(refused.errors)")
        #expect(await gateway.stop() == 0)
        let taken = try await Child.run(
          ["backup", "--offline", "--to", file], environment: environment, folder: world.folder)
        #expect(taken.status == 0, "\(taken.errors)")
        let strange = try await Child.run(
          ["backup", "--offline", "--to", world.folder.path + "/strange.backup"],
          environment: environment.merging(["GATEHOUSE_KEY_HEX": SealingKey.generate().hex]) { $1 },
          folder: world.folder)
        #expect(strange.status == 1 && strange.errors.contains("but the key in use is"), "\(strange.errors)")
        #expect(try !world.folder.names.contains("strange.backup"))
        let names = try world.folder.names.filter { !$0.hasSuffix(".out") && !$0.hasSuffix(".err") }
        let tried = try await Child.run(
          ["restore", "--verify-only", file], environment: environment.merging(["TMPDIR": world.folder.path]) { $1 },
          folder: world.folder)
        #expect(tried.status == 0 && tried.output.contains("only tried"), "\(tried.errors)")
        #expect(try world.folder.names.filter { !$0.hasSuffix(".out") && !$0.hasSuffix(".err") } == names)
        let wrong = try await Child.run(
          ["restore", "--verify-only", file],
          environment: environment.merging(["GATEHOUSE_PASSPHRASE": "another passphrase"]) { $1 }, folder: world.folder)
        #expect(wrong.status == 1 && wrong.errors.contains("passphrase is not the one"), "\(wrong.errors)")
      }
    }

    @Test("a restore that is interrupted leaves nothing")
    func interrupted() async throws {
      try await World.run { world in
        #expect(await (try world.start()).stop() == 0)
        let environment = Self.environment(world, nil, nil).merging(["TMPDIR": world.folder.path]) { $1 }
        let file = world.folder.path + "/offline.backup"
        let backup = try await Child.run(
          ["backup", "--offline", "--to", file], environment: environment, folder: world.folder)
        #expect(backup.status == 0, "\(backup.errors)")
        func names() throws -> [String] { try world.folder.names.filter { !$0.hasPrefix("interrupted") } }
        let before = try names()
        for (arguments, trace, signal) in [
          (["--verify-only"], "gatehouse-verify-", SIGINT),
          (["--database", world.folder.path + "/again.db"], "again.db.", SIGTERM),
        ] {
          let child = try Child(
            ["restore", file] + arguments, environment: environment, folder: world.folder, name: "interrupted")
          // Its folder is there for as long as the passphrase is made a key.
          #expect(try await eventually { try world.folder.names.contains { $0.hasPrefix(trace) } })
          child.send(signal)
          #expect(await child.ended() == 128 + signal, "\(child.errors)")
          #expect(try names() == before)
        }
      }
    }

    @Test("scheduled backups are made, tried and shown; a schedule that cannot work keeps the gateway from starting")
    func scheduled() async throws {
      try await World.run { world in
        let folder = world.folder.path + "/backups"
        let settings = [
          "GATEHOUSE_BACKUP_FOLDER": folder,
          "GATEHOUSE_BACKUP_PASSPHRASE_FILE": try world.folder.file("passphrase", Self.passphrase + "\n"),
        ]
        let failed = try await Child.run(
          ["serve"], environment: world.environment.merging(settings) { $1 }, folder: world.folder)
        #expect(failed.status == 1 && failed.errors.contains("make it first"), "\(failed.errors)")
        let checked = try await Child.run(
          ["config", "check"], environment: world.environment.merging(settings) { $1 }, folder: world.folder)
        #expect(checked.status == 1 && checked.errors.contains("make it first"), "\(checked.errors)")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let gateway = try await world.start(settings)
        let admin = try await world.logIn(gateway, first: true)
        struct Drill: Decodable, Sendable {
          var fileName: String
          var failure: String?
        }
        let isTried = try await eventually { try await !(admin.all("/v1/backup-drills") as [Drill]).isEmpty }
        #expect(isTried)
        let drill: Drill = try await admin.post("/v1/backup-drills", [:])
        #expect(drill.failure == nil)
        #expect(FileManager.default.fileExists(atPath: folder + "/" + drill.fileName))
        let metrics = try await admin.send(.get, "/metrics")
        let text = String(decoding: metrics.body, as: UTF8.self)
        #expect(text.contains("gatehouse_backup_age_seconds ") && text.contains("gatehouse_backup_drill_age_seconds "))
        #expect(await gateway.stop() == 0)
      }
    }
  }
}
