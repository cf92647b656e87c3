internal import ArgumentParser
internal import Moderation

struct ReportDecisionLog: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Write a decision log: every decision of a period, each chained to the one before it.",
    discussion: """
      Of the last month, unless told otherwise. It has each comment that was not simply left visible, what people \
      decided, and what was taken back; it names comments by their ids, never their texts or authors. Its head, the \
      last row's hash, is kept in the audit log. With --output, the file appears only once it is whole.
      """)

  @Option(name: [.short, .long], help: "The file to write. (default: the standard output)")
  var output: String?

  @Option(
    help: """
      Tell how things stood at this time: with the one a report says it was made at, the log is that report's own, as \
      long as nothing of it was decided anew or deleted since.
      """)
  var asOf: TimeArgument?

  @OptionGroup var period: ReportPeriodOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let (path, query) = try await period.request(with: client)
    let download = try Download(to: output, label: "writing the log")
    try await download.run(
      client, "\(path)/decision-log", query: query + [("as_of", asOf?.moment.description)], accept: "text/csv")
    // Two lines before the rows, one behind them.
    download.tell { Counted.words($0 - 3, "row") }
  }
}
