internal import ArgumentParser

struct ReviewThroughput: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "throughput", abstract: "Show what each reviewer did, by day.",
    discussion: """
      Of the last 7 days unless asked for others. overturned counts comments about which somebody else decided \
      otherwise afterwards; decisions that their reviewers took back themselves are not counted at all.
      """)

  @OptionGroup var time: TimeRangeOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await tenant.path(with: client))/review-throughput"
    try admin.showPage(await client.get(path, query: time.query), of: ReviewerDayRecord.self)
  }
}
