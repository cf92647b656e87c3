internal import ArgumentParser

struct TimeToHiddenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "time-to-hidden", abstract: "How long comments took to be hidden, by account.",
    discussion: """
      Of the comments received in the time asked for whose own decision was to hide or delete them. "accepted" is from \
      their arrival here until TikTok said yes, "hidden" until its event, or a look at the comment, showed it done. \
      Each time is given for half of the comments and for 95 % of them, and is right to 3.2 %. "drifts" are removals \
      that TikTok accepted and did not do, "unseen" those of which nothing was ever seen.
      """)

  @OptionGroup var report: ReportOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    try admin.showPage(await report.get("time-to-hidden", with: admin.client()), of: TimeToHiddenRecord.self)
  }
}
