import Testing

@testable import gatehouse

/// `gatehouse config`, which needs no gateway.
@Suite struct ConfigTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func run(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> CommandRun {
    try await CommandRun(["config"] + arguments, home: home, environment: environment)
  }

  @Test("default prints a file that check takes")
  func roundTrip() async throws {
    let printed = try await run(["default"])
    #expect(printed.status == 0 && printed.output.contains("\npublic.port: 8080\n"))
    let check = try await run(["check", "--config", try home.file("g.yaml", printed.output)])
    #expect(check.status == 0 && check.output.hasPrefix("the settings can be used: "), "\(check.errors)")
  }

  @Test("check says every fault by its line or its variable, and fails")
  func faults() async throws {
    let file = try home.file("g.yaml", "public:\n  port: 99999\n  prot: 1\nlog.level: loud\n")
    let check = try await run(["check"], ["GATEHOUSE_CONFIG": file, "GATEHOUSE_ADMIN_PORT": "x"])
    #expect(check.status == 1 && check.output.isEmpty)
    #expect(
      check.errors == """
        error: the settings cannot be used
          public.port (line 2): is not a whole number from 0 to 65535
          GATEHOUSE_ADMIN_PORT: is not a whole number from 0 to 65535
          log.level (line 4): is not one of trace, debug, info, notice, warning, error, critical
          public.prot (line 3): is not a setting; did you mean public.port?
        hint: gatehouse config default explains every setting

        """)
  }

  @Test("show prints what is in force with its origin, and no secret")
  func show() async throws {
    let file = try home.file("g.yaml", "public.port: 9000\nmetrics.token: 0123456789abcdef\n")
    let arguments = ["show", "--config", file]
    let environment = ["GATEHOUSE_CLASSIFIER_KEY": "sk-secret", "GATEHOUSE_CLASSIFIER_URL": "http://c.example"]
    let table = try await run(arguments, environment)
    #expect(table.status == 0)
    let rows = table.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    for row in [
      "SETTING VALUE FROM", "public.port 9000 line 1", "metrics.token *** line 2", "admin.port 8081 default",
      "classifier.key *** GATEHOUSE_CLASSIFIER_KEY", "public.url - default",
    ] { #expect(rows.contains(row), "\(row)") }
    let json = try await run(arguments + ["--json"], environment)
    #expect(
      json.output.contains(
        #"{"key":"public.port","value":"9000","source":"file","line":1,"variable":"GATEHOUSE_PUBLIC_PORT","#))
    for output in [table.output, json.output] {
      #expect(!output.contains("0123456789abcdef") && !output.contains("sk-secret"))
    }
    #expect(try await run(["show"], ["GATEHOUSE_NO_SUCH": "1"]).status == 1)
  }
}
