internal import ArgumentParser

struct AuditExport: AsyncParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case jsonl, csv

    var mediaType: String { self == .csv ? "text/csv" : "application/x-ndjson" }
  }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write entries to a file, oldest first.",
    discussion: """
      JSON lines are what audit verify --file reads; CSV is for spreadsheet programs. With --output, the file appears \
      only once it is whole. The export is itself an entry.
      """)

  @Option(name: [.short, .long], help: "The file to write. (default: the standard output)")
  var output: String?

  @Option(help: "jsonl or csv. (default: csv for a file that ends in .csv, else jsonl)")
  var format: Format?

  @OptionGroup var selection: AuditSelectionOptions
  @OptionGroup var admin: AdminOptions

  func run() async throws {
    let client = try admin.client()
    let path: APIPath = "\(try await selection.path(with: client))/export"
    let format = format ?? (output?.hasSuffix(".csv") == true ? .csv : .jsonl)
    let download = try Download(to: output, label: "exporting")
    try await download.run(
      client, path, query: try await selection.query(with: client), accept: format.mediaType)
    // The CSV's first line names the columns.
    download.tell { Counted.words(format == .csv ? $0 - 1 : $0, "entry", plural: "entries") }
  }
}
