internal import ArgumentParser

struct ReviewClaim: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim", abstract: "Get comments to decide about, which nobody else gets for 10 minutes.")

  @Option(help: "How many, 1 to 50.")
  var limit = 10

  @OptionGroup var filter: ReviewFilterOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    guard (1...50).contains(limit) else { throw ValidationError("--limit must be from 1 to 50") }
  }

  func run() async throws {
    let client = try admin.client()
    let path = try await tenant.path(with: client)
    var body = JSONBody()
    body.set("limit", limit)
    try await filter.add(to: &body, verdict: "verdict", with: client, in: path)
    // The same key brings the same comments, should an answer be lost.
    try admin.showPage(
      await client.create("\(path)/review-queue/claim", body), of: ReviewQueueItemRecord.self)
  }
}
