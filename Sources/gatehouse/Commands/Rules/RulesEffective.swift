internal import ArgumentParser

struct RulesEffective: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "effective", abstract: "List the rules of all layers together, each with where it comes from.",
    discussion: "By rank: where several rules in force hold for a comment, the first of them decides.")

  @Option(help: "For this account, by id or by name. (default: for those without rules of their own)")
  var account: String?

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    var path = try await tenant.path(with: client)
    if let account { path = "\(path)/accounts/\(try await client.accountID(account, in: path))" }
    let answer = try await client.get("\(path)/rules")
    if admin.json { return Console.writeJSON(answer.printable) }
    let effective: EffectiveRulesRecord = try answer.decoded()
    guard !effective.rules.isEmpty else { return Console.writeError("none\n") }
    Console.write(
      Table(columns: EffectiveRuleRecord.columns, rows: effective.rules.map(\.row))
        .render(colour: Console.outputColour, width: Console.outputWidth))
  }
}
