internal import ArgumentParser
internal import Moderation
internal import Reports

struct EventsExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write events as JSON lines, newest first.",
    discussion: """
      Each line is {"timestamp","event_type","comment_id","video_id","action"}, the format that gatehouse report \
      --from-log reads. With --output, the file appears only once it is whole.
      """)

  @Option(name: [.short, .long], help: "The file to write. (default: the standard output)")
  var output: String?

  @OptionGroup var tenant: TenantOptions
  @OptionGroup var filter: EventFilterOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path = try await tenant.path(with: client)
    let query = try await filter.query(with: client, in: path)
    let download = try Download(to: output, label: "exporting")
    try await download.run(
      client, "\(path)/events/export", query: query, accept: "application/x-ndjson",
      total: try await expectedCount(client, path, query))
    download.tell { Counted.words($0, "event") }
  }

  /// What the bar counts towards; nil where only the export itself can tell, or nobody would see the bar.
  private func expectedCount(
    _ client: AdminClient, _ path: APIPath, _ query: [(name: String, value: String?)]
  ) async throws(CommandFailure) -> Int? {
    guard filter.isCountedByReport, Console.isErrorTerminal else { return nil }
    let wanted = query.filter { ["account", "since", "until"].contains($0.name) }
    let report: LogReport = try await client.get("\(path)/report", query: wanted).decodedAsWritten()
    return report.totals.totalEvents
  }
}
