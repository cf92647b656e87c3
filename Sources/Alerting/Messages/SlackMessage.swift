internal import Moderation

/// The body of a call to a Slack incoming webhook.
enum SlackMessage {
  static func body(of letter: AlertLetter) -> [UInt8] {
    var paragraphs = letter.alerts.prefix(AlertWords.mostShown).map { raised in
      let lines = AlertWords.lines(of: raised)
      return (["*\(escaped(lines.head))*", escaped(lines.message)] + [lines.times].compactMap { $0 })
        .joined(separator: "\n")
    }
    if letter.alerts.count > 1 { paragraphs.insert(escaped(AlertWords.title(of: letter)), at: 0) }
    paragraphs += [AlertWords.rest(of: letter)].compactMap { $0 }
    let message = JSONValue.object([
      .init(key: "text", value: .string(paragraphs.joined(separator: "\n\n"))),
      .init(key: "unfurl_links", value: .bool(false)),
      .init(key: "unfurl_media", value: .bool(false)),
    ])
    return Array(message.jsonText.utf8)
  }

  /// The three characters that Slack reads: with them gone no name can mention anybody or become a link's text.
  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
