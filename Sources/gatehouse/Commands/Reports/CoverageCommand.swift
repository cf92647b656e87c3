internal import ArgumentParser

struct CoverageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "How many comments TikTok delivered, and how many had to be found, by account and day (UTC).",
    discussion: """
      Deliveries get lost. The gateway looks through recent videos for comments that none brought and moderates them \
      like any other: those are found. A found comment whose delivery came later is late; it was decided once. \
      Comments count on the day on which they were written. Coverage is - until all of a day was compared, which is \
      never before it is over, and for open accounts, whose comments cannot be listed. Shows the last seven days \
      unless told otherwise.
      """)

  @Option(help: "Only this account, by id or by name.")
  var account: String?

  @OptionGroup var time: TimeRangeOptions
  @OptionGroup var tenant: TenantOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path = try await tenant.path(with: client)
    var query = time.query
    if let account { query.append(("account", try await client.accountID(account, in: path))) }
    try admin.showPage(await client.get("\(path)/coverage", query: query), of: CoverageDayRecord.self)
  }
}
