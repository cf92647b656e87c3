import Foundation
import Sealing
import Testing

extension EndToEnd {
  @Suite struct InitTests {
    private func environment(_ folder: TemporaryFolder) -> [String: String] {
      [
        "GATEHOUSE_DATABASE": folder.path + "/g.db", "GATEHOUSE_PUBLIC_PORT": "0", "GATEHOUSE_ADMIN_PORT": "0",
        "GATEHOUSE_LOG_LEVEL": "critical",
      ]
    }

    @Test("init makes key, database and owner, and what it and serve make can be read by their owner alone")
    func modes() async throws {
      let folder = try TemporaryFolder()
      let run = try await Child.run(["init"], environment: environment(folder), folder: folder)
      #expect(run.status == 0)
      #expect(run.output.contains("one-time password  "))
      let child = try Child(["serve"], environment: environment(folder), folder: folder)
      _ = try await child.ports()
      for name in ["g.db", "g.db-wal", "g.db-shm", "g.db.lock", "g.db.key"] {
        #expect(try folder.mode(name) == 0o600, "\(name)")
      }
      child.send(SIGTERM)
      #expect(await child.ended() == 0)
    }

    @Test("a second init is refused, and key, password and owner stay what they were", arguments: [nil, "somebody"])
    func twice(owner: String?) async throws {
      try await World.run { world in
        let before = world.folder.bytes("gatehouse.db.key")
        let again = try await Child.run(
          ["init"] + (owner.map { ["--owner", $0] } ?? []), environment: world.environment, folder: world.folder)
        #expect(again.status == 1 && again.output.isEmpty)
        #expect(again.errors.contains("is already set up; nothing was changed"))
        #expect(world.folder.bytes("gatehouse.db.key") == before)
        let names = try world.folder.names.filter { $0.hasPrefix("gatehouse.db") }
        #expect(names == ["gatehouse.db", "gatehouse.db.key", "gatehouse.db.lock"])
        let gateway = try await world.start()
        let operators: [Shape.Operator] = try await world.logIn(gateway, first: true).all("/v1/operators", "")
        #expect(operators.count == 1)
        #expect(await gateway.stop() == 0)
      }
    }

    @Test("a second init without the key file makes no new key, which would only hide what is missing")
    func lostKey() async throws {
      let folder = try TemporaryFolder()
      #expect(try await Child.run(["init"], environment: environment(folder), folder: folder).status == 0)
      try FileManager.default.removeItem(atPath: folder.path + "/g.db.key")
      #expect(try await Child.run(["init"], environment: environment(folder), folder: folder).status == 1)
      #expect(try !folder.names.contains("g.db.key"))
      let serve = try await Child.run(["serve"], environment: environment(folder), folder: folder)
      #expect(serve.status == 1 && serve.errors.contains("there is no key file at \(folder.path)/g.db.key"))
    }

    @Test("an init that fails on the owner's name can be made again")
    func failedInit() async throws {
      let folder = try TemporaryFolder()
      let bad = try await Child.run(["init", "--owner", "no/name"], environment: environment(folder), folder: folder)
      #expect(bad.status == 1 && bad.errors.contains("the owner's name"))
      let good = try await Child.run(["init"], environment: environment(folder), folder: folder)
      #expect(good.status == 0, "\(good.errors)")
    }

    @Test("a key from the environment is used and never written")
    func environmentKey() async throws {
      let folder = try TemporaryFolder()
      let key = try SealingKey.generate().hex
      let settings = environment(folder).merging(["GATEHOUSE_KEY_HEX": key]) { $1 }
      let run = try await Child.run(["init"], environment: settings, folder: folder)
      #expect(run.status == 0 && run.output.contains("from the environment, id "))
      #expect(!run.output.contains(key))
      #expect(try !folder.names.contains("g.db.key"))
      let child = try Child(["serve"], environment: settings, folder: folder)
      #expect(try await child.ports().count == 2)
      child.send(SIGTERM)
      #expect(await child.ended() == 0)
    }
  }
}
