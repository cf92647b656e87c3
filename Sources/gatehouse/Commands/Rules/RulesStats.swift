internal import ArgumentParser

struct RulesStats: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "What rules did, day by day (UTC). (default: the last 30 days)")

  @Option(help: "Only this rule, by its id.")
  var rule: String?

  @OptionGroup var time: TimeRangeOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/rules/statistics"
    try admin.showPage(await client.get(path, query: [("rule", rule)] + time.query), of: RuleDayRecord.self)
  }
}
