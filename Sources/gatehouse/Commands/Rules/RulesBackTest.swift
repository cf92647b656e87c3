internal import ArgumentParser

struct RulesBackTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "back-test", abstract: "Hold a rule set file against the rules in force, on stored comments.",
    discussion: "Says what would be newly hidden, released or changed, by rule and with examples. Nothing is changed.")

  @Argument(help: "A rule set file, JSON or YAML; - is the standard input.")
  var file: String

  @Option(help: "How many days back. (default: 30)")
  var days: Int?

  @Option(help: "Of those, only the newest so many.")
  var newest: Int?

  @Option(help: "Only one comment in so many, the same ones every time.")
  var oneIn: Int?

  @OptionGroup var draft: RuleDraftOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    for (name, value, limit) in [
      ("--days", days, 3650), ("--newest", newest, 100_000_000), ("--one-in", oneIn, 1_000_000),
    ] {
      if let value, !(1...limit).contains(value) { throw ValidationError("\(name) must be from 1 to \(limit)") }
    }
  }

  func run() async throws {
    let client = try admin.client()
    let path = try await tenant.path(with: client)
    var body = JSONBody()
    try await draft.set(in: &body, file: file, client: client, tenantPath: path)
    body.set("days", days)
    body.set("newest", newest)
    body.set("one_in", oneIn)
    let reading = BackTestReading()
    defer { reading.finish() }
    try await client.stream("\(path)/rules/back-test", body) { reading.take($0) }
    let result = try reading.result()
    reading.finish()
    if admin.json { return Console.writeJSON(result.json) }
    Console.write(result.record.text(colour: Console.outputColour))
  }
}
