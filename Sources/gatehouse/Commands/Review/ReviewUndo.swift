internal import ArgumentParser

struct ReviewUndo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take a decision back with all that it did, within 10 minutes.",
    discussion: """
      Your own, or as a manager anybody's. What was hidden is shown again and the other way round, comments wait again \
      that did, and a list loses the entry it got. A comment that is deleted at TikTok is gone.
      """)

  @Argument(help: "The decision's id, as decide and decisions show it.")
  var decision: String

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/review-decisions/\(decision)/undo"
    try admin.show(await client.create(path), as: ReviewDecisionRecord.self)
  }
}
