import Foundation
import Testing

@testable import gatehouse

/// The built executable, against a stand-in of the admin API.
@Suite struct SafekeepingCommandTests {
  private static func status(remaining: Int, previous: String?) -> String {
    let previous = previous.map { "\"\($0)\"" } ?? "null"
    return
      #"{"key_id":"11111111","source":"file","previous_key_id":\#(previous),"secrets":5,"remaining":\#(remaining),"#
      + #""unopenable":[],"rotation":{"id":"rot_1","from_key":"00000000","to_key":"11111111","#
      + #""started_at":"2026-11-24T09:30:00.000Z","finished_at":null,"resealed":0}}"#
  }

  private func run(
    _ arguments: [String], _ replies: [String: StandInServer.Reply], input: String = ""
  ) async throws -> (run: CommandRun, requests: [StandInServer.Request], home: TemporaryFolder) {
    let server = try StandInServer(replies)
    defer { server.stop() }
    let home = try TemporaryFolder()
    let run = try await CommandRun(
      arguments.map { $0.replacing("HOME", with: home.path) }, home: home,
      environment: ["GATEHOUSE_ADMIN_URL": server.origin, "GATEHOUSE_TOKEN": "ghs_t"], input: input)
    return (run, server.requests, home)
  }

  @Test("a backup goes to a new file for its owner alone, and the passphrase to the body alone")
  func backup() async throws {
    let reply = ["POST /v1/backups": StandInServer.Reply(body: "GATEHOUSE-BACKUP and more")]
    let result = try await run(["backup", "--to", "HOME/one.backup"], reply, input: "correct horse battery\n")
    #expect(result.run.status == 0, "\(result.run.errors)")
    #expect(result.requests.last?.body == #"{"passphrase":"correct horse battery"}"#)
    let path = result.home.path + "/one.backup"
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "GATEHOUSE-BACKUP and more")
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    #expect(!result.run.output.contains("correct horse"))
  }

  @Test("a file that is there is refused before anything is asked, and stays")
  func existingFile() async throws {
    let result = try await run(["backup", "--to", "/dev/null"], [:], input: "correct horse battery\n")
    #expect(result.run.status == CommandStatus.failed.rawValue)
    #expect(result.run.errors.contains("/dev/null is there already"))
    #expect(result.requests.isEmpty)
  }

  @Test("a refusal leaves no file")
  func refusal() async throws {
    let problem = #"{"title":"Conflict","status":409,"code":"backup_running","detail":"another backup is under way"}"#
    let result = try await run(
      ["backup", "--to", "HOME/one.backup"], ["POST /v1/backups": .init(status: 409, body: problem)],
      input: "correct horse battery\n")
    #expect(result.run.status == CommandStatus.conflict.rawValue)
    #expect(try FileManager.default.contentsOfDirectory(atPath: result.home.path) == [])
  }

  @Test("a backup that was sent to somebody has no name here, and one that broke off is told apart")
  func list() async throws {
    func backup(_ id: String, to destination: String, ended: String = #""e""#) -> String {
      #"{"id":"\#(id)","destination":"\#(destination)","file_name":"gatehouse-\#(id).backup","started_at":"\#(id)","#
        + #""ended_at":\#(ended),"bytes":9,"failure":null}"#
    }
    let items = [
      backup("bak_1", to: "caller"), backup("bak_2", to: "folder"), backup("bak_3", to: "caller", ended: "null"),
    ].joined(separator: ",")
    let result = try await run(
      ["backup", "list"], ["GET /v1/backups?limit=50": .init(body: #"{"items":[\#(items)],"next":null}"#)])
    #expect(!result.run.output.contains("gatehouse-bak_1.backup"), "\(result.run.errors)")
    #expect(result.run.output.contains("gatehouse-bak_2.backup"))
    let broken = result.run.output.split(separator: "\n").filter { $0.contains("not sent to its end") }
    #expect(broken.count == 1 && broken[0].contains("bak_3"))
  }

  @Test("a drill that failed is a failure")
  func drill() async throws {
    let drill =
      #"{"id":"drl_1","file_name":"gatehouse-x.backup","started_at":"2026-11-24T09:30:00.000Z","#
      + #""ended_at":"2026-11-24T09:30:01.000Z","rows":0,"secrets":0,"failure":"the backup is cut short"}"#
    let result = try await run(["backup", "drill"], ["POST /v1/backup-drills": .init(status: 201, body: drill)])
    #expect(result.run.status == CommandStatus.failed.rawValue)
    #expect(result.run.errors.contains("gatehouse-x.backup cannot be restored: the backup is cut short"))
  }

  @Test("a rotation is begun, watched to its end, and shown")
  func rotation() async throws {
    let result = try await run(
      ["key", "rotate"],
      [
        "POST /v1/key/rotation": .init(status: 202, body: Self.status(remaining: 5, previous: "00000000")),
        "GET /v1/key": .init(body: Self.status(remaining: 0, previous: nil)),
      ])
    #expect(result.run.status == 0, "\(result.run.errors)")
    #expect(result.run.output.contains("from 00000000 to 11111111"))
    #expect(result.run.errors.contains("copy the new key file"))
    #expect(result.requests.map(\.line).contains { $0.hasPrefix("GET /v1/key") })
  }

  @Test("what is no backup, or not there, is refused with what to do, and nothing is left")
  func restore() async throws {
    let home = try TemporaryFolder()
    let path = home.path + "/notes.txt"
    try Data(repeating: 0x61, count: 500).write(to: URL(fileURLWithPath: path))
    for (file, words) in [(path, "is not a backup"), (home.path + "/nothing", "cannot be read")] {
      let run = try await CommandRun(
        ["restore", file, "--database", home.path + "/g.db"], home: home, input: "correct horse battery\n")
      #expect(run.status == CommandStatus.failed.rawValue)
      #expect(run.errors.contains(words), "\(run.errors)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["notes.txt"])
    let usage = try await CommandRun(
      ["restore", path, "--verify-only", "--database", "x"], home: home, input: "correct horse battery\n")
    #expect(usage.status == CommandStatus.usage.rawValue)
  }
}
