import Foundation
import Moderation
import Sealing
import Testing

@testable import gatehouse

@Suite("Verifying the audit log from the command line") struct AuditVerifyTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The lines of an export, the first of them from before there was a chain.
  private func lines(_ count: Int) -> [String] {
    var last: String?
    return (0..<count).map { number in
      var entry = AuditEntry(
        id: AuditEntryID(rawValue: Int64(number) + 1), tenantID: number % 2 == 0 ? TenantID(rawValue: 9) : nil,
        operatorID: OperatorID(rawValue: 5), operatorName: "Zoë", action: "list.saved", subject: "list \(number)",
        detail: "tab\t, quote \", backslash \\, bell \u{7}, delete \u{7F}, é, 😀, \u{2028}",
        old: #"{"count":1,"names":["a","ä"],"none":null}"#, createdAt: Timestamp(milliseconds: Int64(number)))
      guard number > 0 else { return entry.exportLine }
      let hash = Hex.encode(SHA256.digest(entry.hashedText(after: last).utf8))
      entry.link = AuditLink(previousHash: last, hash: hash)
      last = hash
      return entry.exportLine
    }
  }

  private func write(_ lines: [String]) throws -> String {
    let path = folder.path + "/audit.jsonl"
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: path))
    return path
  }

  private func verify(_ lines: [String], _ options: String...) async throws -> CommandRun {
    try await CommandRun(["audit", "verify", "--file", write(lines)] + options, home: folder)
  }

  @Test("an export that is whole is so, and its head is named")
  func whole() async throws {
    let lines = lines(5)
    let run = try await verify(lines, "--json")
    #expect(run.status == 0, "\(run.errors)")
    let head = try #require(lines.last.flatMap { AuditChainCheck.Entry(exportLine: Array($0.utf8)) }?.link?.hash)
    #expect(run.output.contains(#""entries":5"#) && run.output.contains(#""unchained":1"#))
    #expect(run.output.contains(#""hash":"\#(head)""#) && run.output.contains(#""whole":true"#))
    let noted = try await verify(lines + ["", ""], "--head", head.uppercased())
    #expect(noted.status == 0 && noted.output.contains("noted head found"), "\(noted.errors)")
    let cut = try await verify(Array(lines.dropLast()), "--head", head)
    #expect(cut.status == CommandStatus.failed.rawValue && cut.errors.contains("is not in the chain"))
  }

  @Test("the first broken entry is named, with its time and with what is wrong")
  func broken() async throws {
    var altered = lines(5)
    altered[2] = altered[2].replacing("list 2", with: "list 7")
    let first = try await verify(altered)
    #expect(first.status == CommandStatus.failed.rawValue)
    #expect(first.errors.contains("\(AuditEntryID(rawValue: 3)) of 1970-01-01T00:00:00.002Z: it was altered"))
    var gap = lines(5)
    gap.remove(at: 2)
    let second = try await verify(gap)
    #expect(second.errors.contains("\(AuditEntryID(rawValue: 4)) of") && second.errors.contains("entries between them"))
    #expect(second.errors.contains("--extent filtered") && !first.errors.contains("--extent"))
    #expect(try await verify(gap, "--extent", "filtered").status == 0)
    #expect(try await verify(Array(lines(5)[2...]), "--extent", "since").status == 0)
    let strange = try await verify(lines(2) + ["not an entry"])
    #expect(strange.status == CommandStatus.failed.rawValue && strange.errors.contains("line 3"))
  }

  @Test("a file that is not there, and a head that is none, are told of as such")
  func mistakes() async throws {
    let missing = try await CommandRun(["audit", "verify", "--file", folder.path + "/none"], home: folder)
    #expect(missing.status == CommandStatus.failed.rawValue && missing.errors.contains("No such file"))
    let head = try await CommandRun(["audit", "verify", "--head", "abc"], home: folder)
    #expect(head.status == CommandStatus.usage.rawValue && head.errors.contains("64 hexadecimal digits"))
    let extent = try await CommandRun(["audit", "verify", "--extent", "since"], home: folder)
    #expect(extent.status == CommandStatus.usage.rawValue && extent.errors.contains("--file"))
  }

  @Test("a spreadsheet is told from an export in JSON lines", arguments: ["\u{FEFF}created_at,id", "created_at;id"])
  func spreadsheet(header: String) async throws {
    let run = try await verify([header, "2026-11-24T09:30:00.000Z,aud_1"])
    #expect(run.status == CommandStatus.failed.rawValue)
    #expect(run.errors.contains("is not JSON lines; export with gatehouse audit export --format jsonl"))
  }

  @Test("the gateway's answer decides the exit status")
  func online() async throws {
    let broken =
      #"{"broken":{"created_at":"t","explanation":"it was altered","fault":"altered","id":"aud_1"},"entries":4,"#
      + #""head":{"hash":"h","id":"aud_0"},"noted_head":null,"unchained":0,"whole":false}"#
    let server = try StandInServer(["GET /v1/audit/verification": .init(body: broken)])
    defer { server.stop() }
    let run = try await CommandRun(
      ["audit", "verify", "--admin-url", server.origin], home: folder, environment: ["GATEHOUSE_TOKEN": "t"])
    #expect(run.status == CommandStatus.failed.rawValue && run.errors.contains("broken at aud_1 of t: it was altered"))
  }

  @Test("an export goes to its file as it comes, as JSON lines or as CSV")
  func export() async throws {
    let server = try StandInServer([
      "GET /v1/audit/export?action=list.saved": .init(body: lines(3).joined(separator: "\n") + "\n")
    ])
    defer { server.stop() }
    let file = folder.path + "/out.jsonl"
    let run = try await CommandRun(
      ["audit", "export", "--gateway", "--action", "list.saved", "-o", file, "--admin-url", server.origin],
      home: folder, environment: ["GATEHOUSE_TOKEN": "t"])
    #expect(run.status == 0 && run.errors == "3 entries written to \(file)\n", "\(run.errors)")
    #expect(server.requests.last?.headers["accept"] == "application/x-ndjson")
    #expect(try await CommandRun(["audit", "verify", "--file", file], home: folder).status == 0)
  }

  /// The program of docs/audit.md, which must go on to agree with ours.
  private func python(_ lines: [String]) throws -> (status: Int32, output: String) {
    let page = try DocumentedRules.content("docs/audit.md")
    let begin = try #require(page.range(of: "```python\n"))
    let end = try #require(page.range(of: "```", range: begin.upperBound..<page.endIndex))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", String(page[begin.upperBound..<end.lowerBound]), try write(lines)]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  private static let hasPython =
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/python3")
    }

  @Test("the documented program agrees", .enabled(if: hasPython))
  func documentedProgram() throws {
    let lines = lines(5)
    let whole = try python(lines)
    #expect(whole.status == 0 && whole.output.hasPrefix("5 entries; head "), "\(whole.output)")
    var altered = lines
    altered[3] = altered[3].replacing("list 3", with: "list 4")
    #expect(try python(altered).output.hasPrefix("broken at \(AuditEntryID(rawValue: 4)) of"))
    #expect(try python(lines.filter { $0 != lines[2] }).status == 1)
  }
}
