internal import Moderation

/// The body of a call to a Discord webhook.
enum DiscordMessage {
  /// Discord takes 2,000 characters.
  private static let longest = 2000
  /// A message flag of Discord's: no previews of links.
  private static let suppressEmbeds = "4"

  static func body(of letter: AlertLetter) -> [UInt8] {
    var content = letter.alerts.count > 1 ? escaped(AlertWords.title(of: letter)) : ""
    var left = letter.alerts.count
    for raised in letter.alerts {
      let lines = AlertWords.lines(of: raised)
      let paragraph = ["**\(escaped(lines.head))**", escaped(lines.message), lines.times].compactMap { $0 }
        .joined(separator: "\n")
      let room = longest - content.utf16.count - 40
      guard left == letter.alerts.count || paragraph.utf16.count <= room else { break }
      content += (content.isEmpty ? "" : "\n\n") + cut(paragraph, to: room)
      left -= 1
    }
    if left > 0 { content += "\n\nand \(left) more" }
    let message = JSONValue.object([
      .init(key: "content", value: .string(content)),
      // Whatever the text says, nobody is called.
      .init(key: "allowed_mentions", value: .object([.init(key: "parse", value: .array([]))])),
      .init(key: "flags", value: .number(suppressEmbeds)),
    ])
    return Array(message.jsonText.utf8)
  }

  private static func cut(_ text: String, to length: Int) -> String {
    guard text.utf16.count > length else { return text }
    var kept = text.prefix(length)
    while kept.utf16.count > length { kept.removeLast() }
    return kept + "…"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\*_~`|>#[]()<@:".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
