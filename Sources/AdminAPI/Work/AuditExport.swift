internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// Writes audit entries as a file, the oldest first, a batch at a time.
struct AuditExport {
  enum Form: String {
    /// One entry a line, in the form that its hash is over: what `gatehouse audit verify --file` reads.
    case jsonLines = "application/x-ndjson"
    /// For spreadsheet programs.
    case csv = "text/csv"

    init(_ accept: String?) {
      let types = [Form.jsonLines, .csv].map(\.rawValue)
      self = Form(rawValue: MediaType.preferred(accept, among: types)) ?? .jsonLines
    }
  }

  let audit: any AuditLog
  let selection: AuditSelection
  let form: Form

  /// For the entry about the export itself.
  func describing(_ query: String?) -> String {
    (form == .csv ? "CSV" : "JSON lines") + (query.map { $0.isEmpty ? "" : ", \($0)" } ?? "")
  }

  /// When its reader goes or the gateway stops, it ends: what was sent is visibly cut short.
  func response(to request: Request) -> Response {
    let isCSV = form == .csv
    let name = "audit." + (isCSV ? "csv" : "jsonl")
    return LineStream.response(
      to: request, type: isCSV ? "text/csv; charset=utf-8; header=present" : LineStream.jsonLines,
      headers: [.vary: "Accept", .contentDisposition: "attachment; filename=\"\(name)\""]
    ) { lines in
      if isCSV { try await lines.write(text: AuditEntry.spreadsheetHeader) }
      var last: AuditEntryID?
      while true {
        try Task.checkCancellation()
        let batch = try await audit.entries(
          matching: selection.filter, after: last, limit: Self.batch, in: selection.scope)
        guard let end = batch.last?.id else { return }
        try await lines.write(text: batch.map { isCSV ? $0.spreadsheetRow : $0.exportLine + "\n" }.joined())
        last = end
      }
    }
  }

  private static let batch = 500
}
