internal import ArgumentParser

struct RulesDemotions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demotions", abstract: "List the rules that ran past their fuse and only ask for review now.")

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/rules/demotions"
    try admin.showPage(await client.get(path), of: DemotionRecord.self)
  }
}
