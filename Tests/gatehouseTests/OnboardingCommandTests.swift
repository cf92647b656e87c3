import Foundation
import Moderation
import Testing

@testable import gatehouse

/// Making and moving whole tenants through the built executable.
@Suite struct OnboardingCommandTests {
  private static let account =
    #"{"id":"acc_0000000000002","name":"Shop","dialect":"open","open_id":null,"app_id":null,"#
    + #""webhook_path":"/webhooks/x","webhook_url":"https://gate/webhooks/x","webhook_secret":"fresh-secret","#
    + #""registration":{"status":"failed","webhook":null,"code":"not_configured","detail":"no token"}}"#
  private static let tenant =
    #"{"id":"ten_0000000000001","name":"Bakery","disabled":false,"webhook_path":"/webhooks/t","#
    + #""created_at":"2026-11-24T09:30:00.000Z","updated_at":"2026-11-24T09:30:00.000Z"}"#
  private static let made =
    #"{"dry_run":false,"in_force":true,"counts":{"apps":0,"accounts":1,"rule_sets":1,"lists":0},"#
    + #""tenant":\#(tenant),"apps":[],"accounts":[\#(account)],"warnings":[]}"#
  private static let tried =
    #"{"dry_run":true,"in_force":false,"counts":{"apps":0,"accounts":1,"rule_sets":1,"lists":0},"#
    + #""tenant":null,"apps":[],"accounts":[],"warnings":[{"path":"/rule_set/rules/0","message":"is odd"}]}"#

  private func run(
    _ arguments: [String], _ server: StandInServer, input: String = "", environment: [String: String] = [:]
  ) async throws -> CommandRun {
    let all = ["GATEHOUSE_TOKEN": "ghs_t", "GATEHOUSE_TENANT": "ten_0000000000001"].merging(environment) { $1 }
    return try await CommandRun(
      arguments + ["--admin-url", server.origin], home: TemporaryFolder(), environment: all, input: input)
  }

  @Test("a YAML file becomes a tenant, with options in the place of what it says, and the secrets are shown")
  func onboard() async throws {
    let server = try StandInServer(["POST /v1/onboarding": .init(status: 201, body: Self.made)])
    defer { server.stop() }
    let file = "name: Bakery\nregister: false\naccounts:\n  - name: Shop\n    dialect: open\n"
    let done = try await run(
      ["tenant", "onboard", "-", "--register", "--public-url", "https://gate"], server, input: file)
    #expect(done.status == 0, "\(done.errors)")
    #expect(done.output.contains("fresh-secret") && done.output.contains("https://gate/webhooks/x"))
    #expect(done.output.contains("made 0 apps, 1 account, 1 rule set, 0 lists"))
    #expect(done.errors.contains("acc_0000000000002 Shop: no token"))
    let request = try #require(server.requests.first)
    #expect(
      request.body
        == #"{"name":"Bakery","accounts":[{"name":"Shop","dialect":"open"}],"register":true,"public_url":"https://gate"}"#
    )
    #expect(request.headers["idempotency-key"]?.count == 36)
  }

  @Test("a dry run says what would be made")
  func dryRun() async throws {
    let server = try StandInServer(["POST /v1/onboarding": .init(body: Self.tried)])
    defer { server.stop() }
    let tried = try await run(["tenant", "onboard", "-", "--dry-run"], server, input: #"{"name":"Bakery"}"#)
    #expect(tried.status == 0)
    #expect(tried.output.contains("1 account, 1 rule set, 0 lists would be made; nothing was"))
    #expect(tried.errors.contains("/rule_set/rules/0: is odd"))
    #expect(server.requests.first?.body == #"{"name":"Bakery","dry_run":true}"#)
  }

  @Test("a request that gets no answer is sent again with the same key")
  func repetition() async throws {
    let busy = #"{"title":"Conflict","status":409,"code":"idempotency_in_progress","detail":"still at it"}"#
    let server = try StandInServer(
      [
        "POST /v1/tenants": .init(status: 201, body: Self.tenant)
      ], first: ["POST /v1/tenants": [nil, .init(status: 409, body: busy)]])
    defer { server.stop() }
    let done = try await run(["tenant", "create", "Bakery"], server)
    #expect(done.status == 0, "\(done.errors)")
    let keys = server.requests.map { $0.headers["idempotency-key"] ?? "" }
    #expect(keys.count == 3 && Set(keys).count == 1 && keys[0].count == 36)
  }

  @Test("a CSV file goes as it is, and its faults come back with their lines")
  func importFaults() async throws {
    let path = "/v1/tenants/ten_0000000000001/accounts/import"
    let problem =
      #"{"status":422,"code":"invalid_accounts","detail":"the file has 1 faults; nothing was made","#
      + #""errors":[{"path":"dialect","message":"must be one of open, business","line":2}]}"#
    let server = try StandInServer(["POST \(path)?dry_run=true": .init(status: 422, body: problem)])
    defer { server.stop() }
    let failed = try await run(["account", "import", "-", "--dry-run"], server, input: "name,dialect\nA,loud\n")
    #expect(failed.status == CommandStatus.failed.rawValue)
    #expect(failed.errors.contains("line 2, dialect: must be one of open, business"))
    let request = try #require(server.requests.first)
    #expect(request.headers["content-type"] == "text/csv" && request.body == "name,dialect\nA,loud\n")
  }

  @Test("with --output, secrets go to a file that only its owner can read")
  func importOutput() async throws {
    let path = "/v1/tenants/ten_0000000000001/accounts/import"
    let answer = #"{"dry_run":false,"in_force":true,"rows":1,"created":1,"accounts":[\#(Self.account)]}"#
    let server = try StandInServer(["POST \(path)": .init(status: 201, body: answer)])
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let file = folder.path + "/accounts.json"
    let done = try await run(["account", "import", "-", "-o", file], server, input: "name,dialect\nA,open\n")
    #expect(done.output == "made 1 account; the answer is in \(file)\n", "\(done.errors)")
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("fresh-secret"))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let asked = server.requests.count
    let again = try await run(["account", "import", "-", "-o", file], server, input: "name,dialect\nB,open\n")
    #expect(again.status == CommandStatus.failed.rawValue && again.errors.contains("is there already"))
    #expect(server.requests.count == asked, "refused before anything is made")
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("fresh-secret"))
  }

  @Test("an export with secrets takes its passphrase from the environment or the standard input, never an argument")
  func export() async throws {
    let server = try StandInServer([
      "POST /v1/tenants/ten_0000000000001/export": .init(body: #"{"gatehouse":"tenant/1"}"#),
      "GET /v1/tenants/ten_0000000000001/export": .init(body: #"{"gatehouse":"tenant/1"}"#),
    ])
    defer { server.stop() }
    let arguments = ["tenant", "export", "ten_0000000000001"]
    #expect(try await run(arguments, server).output == "{\"gatehouse\":\"tenant/1\"}\n")
    let folder = try TemporaryFolder()
    let file = folder.path + "/tenant.json"
    let kept = try await run(arguments + ["-o", file], server)
    #expect(kept.status == 0 && kept.output.isEmpty && kept.errors.hasSuffix("was written to \(file)\n"))
    let again = try await run(arguments + ["-o", file], server)
    #expect(again.status == CommandStatus.failed.rawValue && again.errors.contains("is there already"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["tenant.json"])
    for (input, environment) in [
      ("correct horse battery\n", [:]), ("", ["GATEHOUSE_PASSPHRASE": "correct horse battery"]),
    ] {
      let done = try await run(arguments + ["--with-secrets"], server, input: input, environment: environment)
      #expect(done.status == 0, "\(done.errors)")
      #expect(server.requests.last?.body == #"{"passphrase":"correct horse battery"}"#)
    }
  }

  @Test("an import asks for the passphrase only where there are secrets, and reads those of apps from files")
  func importTenant() async throws {
    let server = try StandInServer(["POST /v1/tenants/import": .init(status: 201, body: Self.made)])
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let (sealed, plain, secret) = (folder.path + "/a.json", folder.path + "/b.json", folder.path + "/secret")
    try #"{"gatehouse":"tenant/1","secrets":{"nonce":"00"}}"#.write(toFile: sealed, atomically: true, encoding: .utf8)
    try #"{"gatehouse":"tenant/1"}"#.write(toFile: plain, atomically: true, encoding: .utf8)
    try "secret-of-the-app\n".write(toFile: secret, atomically: true, encoding: .utf8)
    let first = try await run(["tenant", "import", sealed, "--name", "N"], server, input: "correct horse battery\n")
    #expect(first.status == 0, "\(first.errors)")
    #expect(
      server.requests.last?.body
        == #"{"document":{"gatehouse":"tenant/1","secrets":{"nonce":"00"}},"name":"N","passphrase":"correct horse battery"}"#
    )
    let second = try await run(["tenant", "import", plain, "--app-secret", "key=\(secret)", "--dry-run"], server)
    #expect(second.status == 0, "\(second.errors)")
    #expect(
      server.requests.last?.body
        == #"{"document":{"gatehouse":"tenant/1"},"app_secrets":[{"client_key":"key","secret":"secret-of-the-app"}],"dry_run":true}"#
    )
  }

  @Test("digits that are no text are to be put in quotes, and options beside the file have their names")
  func fileFaults() async throws {
    let problem =
      #"{"status":422,"code":"invalid_body","detail":"the body is not as this route wants it","errors":["#
      + #"{"path":"/apps/0/client_key","message":"must be text, not a number"},"#
      + #"{"path":"/passphrase","message":"is required"},{"path":"/app_secrets/0/secret","message":"is short"}]}"#
    let server = try StandInServer(["POST /v1/onboarding": .init(status: 422, body: problem)])
    defer { server.stop() }
    let failed = try await run(["tenant", "onboard", "-"], server, input: "name: A\n")
    #expect(
      failed.errors == """
        error: 3 things that were given are not right
          /apps/0/client_key: must be text, not a number: put it in quotes
          --passphrase-file: is required
          --app-secret: is short

        """)
  }

  @Test("the documented file is text that the gateway takes, and its starter lists are there")
  func documentedFile() throws {
    let block = try #require(try DocumentedRules.blocks(of: "docs/onboarding.md").first { $0.fence == "yaml" })
    let json = try YAMLConversion.json(from: block.text, longest: 1 << 16)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let starters = try #require(object["starter"] as? [String])
    #expect(try DocumentedRules.starterPacks().ruleSet(of: starters) != nil)
    let apps = try #require(object["apps"] as? [[String: String]])
    let accounts = try #require(object["accounts"] as? [[String: String]])
    #expect(apps.allSatisfy { ($0["secret"] ?? "").utf8.count >= 8 && $0["client_key"] != nil })
    for account in accounts {
      let token = try #require(account["access_token"], "registering takes one")
      #expect(token.utf8.allSatisfy { (0x21...0x7E).contains($0) })
    }
    #expect(accounts.compactMap { $0["app"] } == [apps[0]["client_key"]])
  }
}
