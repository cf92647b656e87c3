/// Shows decisions as they fall, read from the admin API as any program would.
struct DemoFeed {
  private let admin: AdminClient
  private var shown: Set<String> = []

  init(_ admin: AdminClient) { self.admin = admin }

  /// Prints the client's new decisions, oldest first.
  mutating func show(_ client: DemoAgency.Client) async throws(CommandFailure) {
    let page: RecordPage<EventRecord> = try await admin.get(
      "/v1/tenants/\(client.tenant.id)/events", query: [("type", "comment.created"), ("limit", "200")]
    ).decoded()
    for event in page.items.reversed() where shown.insert(event.id).inserted {
      Console.write(Self.line(event, of: client, colour: Console.outputColour))
    }
  }

  static func line(_ event: EventRecord, of client: DemoAgency.Client, colour: Bool) -> String {
    let verdict = event.decision?.verdict ?? "-"
    let reason = event.decision?.rule ?? event.decision?.basis ?? "-"
    let columns = [
      Style.faint.apply(padded(client.tenant.name, 18), colour: colour),
      Style.verdict(verdict).apply(padded(verdict, 7), colour: colour),
      padded(reason, 13), Cell(event.text).text,
    ]
    return columns.joined(separator: "  ") + "\n"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
