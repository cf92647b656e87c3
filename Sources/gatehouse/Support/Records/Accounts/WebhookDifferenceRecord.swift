/// What `webhook sync` would change, or changed, at TikTok.
struct WebhookDifferenceRecord: Decodable, Sendable {
  var wanted: String
  var kept: [WebhookRecord]
  var removed: [WebhookRecord]
  var adds: Bool

  var isEmpty: Bool { removed.isEmpty && !adds }

  /// One line each, marked as in a diff; ends in a line break.
  func text(colour: Bool) -> String {
    var lines = kept.map { "  " + Self.words($0) }
    lines += removed.map { Style.failure.apply("- " + Self.words($0), colour: colour) }
    if adds { lines.append(Style.good.apply("+ " + Cell(wanted).text, colour: colour)) }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func words(_ webhook: WebhookRecord) -> String {
    "\(Cell(webhook.url).text)  (\(Cell(webhook.id).text))"
  }
}
