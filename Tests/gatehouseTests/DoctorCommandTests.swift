import Foundation
import Moderation
import Testing

@testable import gatehouse

@Suite struct DoctorCommandTests {
  private static func diagnosis(_ severity: String, _ findings: String) -> StandInServer.Reply {
    .init(
      body:
        #"{"made_at":"2026-11-24T09:30:00.000Z","gateway_version":"1.0.0","severity":"\#(severity)","findings":[\#(findings)]}"#
    )
  }

  private static let fine = #"{"check":"clock","severity":"ok","message":"it is right","remedy":null}"#
  private static let broken =
    #"{"check":"webhooks","severity":"problem","message":"one is missing","remedy":"run: gatehouse webhook sync"}"#

  private func run(
    _ arguments: [String], _ replies: [String: StandInServer.Reply]
  ) async throws -> (run: CommandRun, requests: [StandInServer.Request]) {
    let server = try StandInServer(replies)
    defer { server.stop() }
    let home = try TemporaryFolder()
    let run = try await CommandRun(
      ["doctor"] + arguments, home: home,
      environment: ["GATEHOUSE_ADMIN_URL": server.origin, "GATEHOUSE_TOKEN": "ghs_t"])
    return (run, server.requests)
  }

  @Test("what is fine ends with 0, and a problem with 1, each line with what to do below it")
  func online() async throws {
    let fine = try await run([], ["GET /v1/diagnosis": Self.diagnosis("ok", Self.fine)])
    #expect(
      fine.run.status == 0
        && fine.run.output == "The gateway's version is 1.0.0.\n✓ clock  it is right\nnothing is wrong\n")
    let broken = try await run([], ["GET /v1/diagnosis": Self.diagnosis("problem", Self.fine + "," + Self.broken)])
    #expect(broken.run.status == CommandStatus.failed.rawValue)
    #expect(
      broken.run.output == """
        The gateway's version is 1.0.0.
        ✓ clock     it is right
        ✗ webhooks  one is missing
                    → run: gatehouse webhook sync
        1 problem, 0 warnings

        """)
    #expect(broken.run.errors.isEmpty)
  }

  @Test("--json prints one object, with the same exit status, and --all asks about every account")
  func json() async throws {
    let result = try await run(
      ["--json", "--all"], ["GET /v1/diagnosis?every_account=true": Self.diagnosis("problem", Self.broken)])
    #expect(result.run.status == CommandStatus.failed.rawValue)
    #expect(
      result.run.output
        == #"{"severity":"problem","made_at":"2026-11-24T09:30:00.000Z","offline":false,"gateway_version":"1.0.0","#
        + #""findings":["# + Self.broken
        + "]}\n")
  }

  @Test("an operator who may not ask is told so, and nothing is looked at instead")
  func refused() async throws {
    let problem = #"{"title":"Forbidden","status":403,"code":"forbidden","detail":"for owners"}"#
    let result = try await run([], ["GET /v1/diagnosis": .init(status: 403, body: problem)])
    #expect(result.run.status == CommandStatus.notAllowed.rawValue && result.run.output.isEmpty)
  }

  @Test("on a narrow terminal what is long goes on below, indented")
  func narrow() throws {
    let record = DiagnosisRecord([
      .warning(
        "disk", "only 300 MiB are free where the database is", remedy: "free some room, or enlarge the disk soon"),
      .ok("disk", "and more"),
    ])
    #expect(
      DiagnosisText(record).render(colour: false, width: 48) == """
        Seen from outside: settings and files alone, nothing was asked of a gateway.
        ! disk  only 300 MiB are free where the database
                is
                → free some room, or enlarge the disk
                  soon
        ✓       and more
        0 problems, 1 warning

        """)
  }

  /// A gateway that was set up and does not run.
  private struct Stopped {
    let home: TemporaryFolder
    var environment: [String: String] {
      [
        "GATEHOUSE_DATABASE": home.path + "/g.db", "GATEHOUSE_ADMIN_URL": "http://127.0.0.1:1",
        "GATEHOUSE_TOKEN": "ghs_t", "TMPDIR": home.path,
      ]
    }

    init() async throws {
      home = try TemporaryFolder()
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: home.path)
      let setUp = try await CommandRun(["init"], home: home, environment: environment)
      #expect(setUp.status == 0, "\(setUp.errors)")
    }

    func doctor(_ arguments: [String] = [], _ extra: [String: String] = [:]) async throws -> CommandRun {
      try await CommandRun(["doctor"] + arguments, home: home, environment: environment.merging(extra) { $1 })
    }

    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: home.path).sorted() } }
  }

  @Test("a gateway that does not run is looked at from outside, with how to start it, and nothing is left behind")
  func unreachable() async throws {
    let stopped = try await Stopped()
    let before = try stopped.names
    let result = try await stopped.doctor()
    #expect(result.status == CommandStatus.failed.rawValue)
    #expect(result.output.contains("✗ gateway") && result.output.contains("start it with gatehouse serve"))
    #expect(result.output.contains("✓ files") && result.output.contains("nobody has it open"), "\(result.output)")
    #expect(try stopped.names == before)
  }

  @Test("who is not logged in is told so, and what can be seen without")
  func notLoggedIn() async throws {
    let stopped = try await Stopped()
    let result = try await stopped.doctor([], ["GATEHOUSE_TOKEN": ""])
    #expect(result.status == CommandStatus.failed.rawValue)
    #expect(result.output.contains("was not asked: you are not logged in") && result.output.contains("✓ files"))
  }

  @Test("--offline asks nobody and finds nothing wrong in a gateway as init made it")
  func offline() async throws {
    let stopped = try await Stopped()
    let result = try await stopped.doctor(["--offline"])
    #expect(result.status == 0, "\(result.output)")
    #expect(!result.output.contains("✗") && result.output.contains("the sealing key can be read"))
    let json = try await stopped.doctor(["--offline", "--json"])
    #expect(json.output.contains(#""offline":true"#) && !json.output.contains("made_at"))
    #expect(try await stopped.doctor(["--offline", "--all"]).status == CommandStatus.usage.rawValue)
  }

  @Test("offline, a readable key, a missing one, another file for a database and bad settings are problems")
  func broken() async throws {
    let stopped = try await Stopped()
    let key = stopped.home.path + "/g.db.key"
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    let readable = try await stopped.doctor(["--offline"])
    #expect(readable.status == 1 && readable.output.contains("chmod 600 \(key)"), "\(readable.output)")

    try FileManager.default.removeItem(atPath: key)
    let missing = try await stopped.doctor(["--offline"])
    #expect(missing.status == 1 && missing.output.contains("the sealing key is not at \(key)"))

    try Data(repeating: 0x61, count: 4096).write(to: URL(fileURLWithPath: stopped.home.path + "/g.db"))
    let noDatabase = try await stopped.doctor(["--offline"])
    #expect(noDatabase.output.contains("it cannot be read: file is not a database"), "\(noDatabase.output)")

    let settings = try await stopped.doctor(["--offline"], ["GATEHOUSE_PUBLIC_PORT": "many"])
    #expect(settings.status == 1 && settings.output.contains("✗ settings"))
    #expect(settings.output.contains("GATEHOUSE_PUBLIC_PORT"))
  }

  @Test("an admin listener for everybody without HTTPS is a problem")
  func exposed() async throws {
    let stopped = try await Stopped()
    let result = try await stopped.doctor(["--offline"], ["GATEHOUSE_ADMIN_HOST": "0.0.0.0"])
    #expect(result.status == 1 && result.output.contains("without HTTPS: passwords and tokens"), "\(result.output)")
  }
}
