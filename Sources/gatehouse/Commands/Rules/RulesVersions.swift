internal import ArgumentParser

struct RulesVersions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "versions", abstract: "List the versions of a rule set, newest first.")

  @OptionGroup var owner: RuleOwnerOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await owner.path(with: client))/rule-set/versions"
    try admin.showPage(await client.get(path, query: page.query), of: RuleSetVersionRecord.self)
  }
}
