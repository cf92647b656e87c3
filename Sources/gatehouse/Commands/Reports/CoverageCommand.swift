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

  @OptionGroup var report: ReportOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    try admin.showPage(await report.get("coverage", with: admin.client()), of: CoverageDayRecord.self)
  }
}
