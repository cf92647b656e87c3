import Foundation
import Sealing
import Testing

extension EndToEnd {
  /// What a gateway refuses to start with: each time a message, status 1 and no listener.
  @Suite struct RefusalTests {
    private func initialised() async throws -> (folder: TemporaryFolder, environment: [String: String]) {
      let folder = try TemporaryFolder()
      let environment = [
        "GATEHOUSE_DATABASE": folder.path + "/g.db", "GATEHOUSE_PUBLIC_PORT": "0", "GATEHOUSE_ADMIN_PORT": "0",
        "GATEHOUSE_LOG_LEVEL": "critical",
      ]
      try #require(try await Child.run(["init"], environment: environment, folder: folder).status == 0)
      return (folder, environment)
    }

    /// Serves on ports that are taken: a listener that were opened would be what the message is about.
    private func refusal(
      _ environment: [String: String], _ folder: TemporaryFolder, arguments: [String] = []
    ) async throws -> String {
      let listener = try TakenPort()
      defer { listener.close() }
      let settings = environment.merging(["GATEHOUSE_PUBLIC_PORT": String(listener.port)]) { $1 }
      let run = try await Child.run(["serve"] + arguments, environment: settings, folder: folder)
      #expect(run.status == 1)
      #expect(run.output.isEmpty)
      #expect(!run.errors.contains("ddress already in use"))
      return run.errors
    }

    @Test("a port that is taken is named")
    func takenPort() async throws {
      let (folder, environment) = try await initialised()
      let listener = try TakenPort()
      defer { listener.close() }
      let run = try await Child.run(
        ["serve"], environment: environment.merging(["GATEHOUSE_PUBLIC_PORT": String(listener.port)]) { $1 },
        folder: folder)
      #expect(run.status == 1 && run.output.isEmpty)
      #expect(run.errors.contains("ddress already in use"))
    }

    @Test("without init, and nothing is left behind")
    func notInitialised() async throws {
      let folder = try TemporaryFolder()
      let database = ["GATEHOUSE_DATABASE": folder.path + "/g.db", "GATEHOUSE_ADMIN_PORT": "0"]
      #expect(try await refusal(database, folder).contains("`gatehouse init` makes one"))
      let key = try SealingKey.generate().hex
      let errors = try await refusal(database.merging(["GATEHOUSE_KEY_HEX": key]) { $1 }, folder)
      #expect(errors.contains("run `gatehouse init` first") && !errors.contains(key))
      #expect(try !folder.names.contains { $0.hasPrefix("g.db") })
    }

    @Test("with another key, from a file or the environment, naming both keys", arguments: [false, true])
    func wrongKey(inEnvironment: Bool) async throws {
      let (folder, environment) = try await initialised()
      let ownKey = try #require(SealingKey(hex: String(decoding: folder.bytes("g.db.key"), as: UTF8.self)))
      let other = try SealingKey.generate()
      var settings = environment
      if inEnvironment {
        settings["GATEHOUSE_KEY_HEX"] = other.hex
      } else {
        settings["GATEHOUSE_KEY_FILE"] = try folder.file("other.key", other.hex + "\n")
      }
      let errors = try await refusal(settings, folder)
      #expect(errors.contains("sealed with key \(ownKey.id), but the key in use is \(other.id)"))
      #expect(!errors.contains(other.hex) && !errors.contains(ownKey.hex))
    }

    @Test("with a key that others can read", arguments: [0o644, 0o640, 0o604, 0o620])
    func readableKey(mode: Int) async throws {
      let (folder, environment) = try await initialised()
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: folder.path + "/g.db.key")
      #expect(try await refusal(environment, folder).contains("run: chmod 600 \(folder.path)/g.db.key"))
    }

    @Test("with a key file that holds no key")
    func malformedKey() async throws {
      let (folder, environment) = try await initialised()
      var settings = environment
      settings["GATEHOUSE_KEY_FILE"] = try folder.file("other.key", "a5a5\n")
      #expect(try await refusal(settings, folder).contains("does not hold 64 hexadecimal digits"))
    }

    @Test("while another process has the database, under any of its names")
    func inUse() async throws {
      let (folder, environment) = try await initialised()
      let first = try Child(["serve"], environment: environment, folder: folder)
      _ = try await first.ports()
      #expect(try await refusal(environment, folder).contains("another process holds the database"))
      let link = folder.path + "/link.db"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path + "/g.db")
      let linked = environment.merging(
        ["GATEHOUSE_DATABASE": link, "GATEHOUSE_KEY_FILE": folder.path + "/g.db.key"]) { $1 }
      #expect(try await refusal(linked, folder).contains("another process holds the database"))
      let again = try await Child.run(["init"], environment: environment, folder: folder)
      #expect(again.status == 1 && again.errors.contains("another process holds the database"))
      first.send(SIGTERM)
      #expect(await first.ended() == 0)
    }

    @Test("with a file that is no database, which it leaves alone")
    func foreignFile() async throws {
      let (folder, environment) = try await initialised()
      let path = try folder.file("other.db", String(repeating: "not a database\n", count: 1000))
      let settings = environment.merging(
        ["GATEHOUSE_DATABASE": path, "GATEHOUSE_KEY_FILE": folder.path + "/g.db.key"]) { $1 }
      #expect(try await !refusal(settings, folder).isEmpty)
      #expect(folder.bytes("other.db").starts(with: Data("not a database".utf8)))
      #expect(folder.bytes("other.db").count == 15_000)
    }

    @Test("with settings at fault, all of them named, and not one value repeated")
    func settings() async throws {
      let (folder, environment) = try await initialised()
      let file = try folder.file("g.yaml", "public:\n  loops: s3cret\nadmin: {prot: 1}\nlog: {level: loud}\n")
      let bad = environment.merging(["GATEHOUSE_KEY_HEX": "s3cret", "GATEHOUSE_NO_SUCH": "1"]) { $1 }
      for arguments in [["--config", file], []] {
        let given = arguments.isEmpty ? bad.merging(["GATEHOUSE_CONFIG": file]) { $1 } : bad
        let errors = try await refusal(given.filter { $0.key != "GATEHOUSE_LOG_LEVEL" }, folder, arguments: arguments)
        for line in [
          "public.loops (line 2): is not a whole number from 1 to 256",
          "admin.prot (line 3): is not a setting; did you mean admin.port?",
          "log.level (line 4): is not one of trace,", "GATEHOUSE_KEY_HEX: is not 64 hexadecimal digits",
          "GATEHOUSE_NO_SUCH: is not a setting",
        ] { #expect(errors.contains(line), "\(line)") }
        #expect(!errors.contains("s3cret"))
      }
    }
  }
}
