internal import ArgumentParser

struct ReportClient: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "client", abstract: "Make the report that a client is sent: of the last month, unless told otherwise.",
    discussion: """
      HTML is one page that loads nothing: open it in a browser, print it to PDF, or send it as it is. CSV is one \
      table for spreadsheet programs, JSON is for programs. The report prints the head of its decision log, which is \
      kept in the audit log; report verify checks both.
      """)

  @Flag(help: "As a page. (default, unless the file's name says otherwise)")
  var html = false

  @Flag(help: "As a table for spreadsheet programs.")
  var csv = false

  @Option(name: [.short, .long], help: "The file to write. (default: the standard output)")
  var output: String?

  @OptionGroup var period: ReportPeriodOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if [html, csv, admin.json].count(where: { $0 }) > 1 {
      throw ValidationError("--html, --csv and --json exclude each other")
    }
  }

  private var format: String {
    if html { return "html" }
    if csv { return "csv" }
    if admin.json { return "json" }
    let ending = output?.split(separator: ".").last.map { $0.lowercased() }
    return ["csv", "json"].first { $0 == ending } ?? "html"
  }

  func run() async throws {
    let client = try admin.client()
    let (path, query) = try await period.request(with: client)
    let download = try Download(to: output, label: "making the report", unit: .bytes)
    try await download.run(
      client, "\(path)/client-report", query: query + [("format", format)],
      accept: "text/html, text/csv, application/json")
    download.tell { Counted.words($0, "byte") }
  }
}
