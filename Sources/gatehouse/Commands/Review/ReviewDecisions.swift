internal import ArgumentParser

struct ReviewDecisions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decisions", abstract: "List what reviewers decided, newest first; or show one decision.")

  @Argument(help: "The decision's id.")
  var decision: String?

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/review-decisions"
    if let decision { return try admin.show(await client.get("\(path)/\(decision)"), as: ReviewDecisionRecord.self) }
    try admin.showPage(await client.get(path, query: page.query), of: ReviewDecisionRecord.self)
  }
}
