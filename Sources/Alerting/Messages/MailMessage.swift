internal import FoundationEssentials
internal import Moderation
internal import Outbound

/// A mail in plain text (RFC 5322). Everything that is not ours to choose is encoded, so that no text can become a
/// header or a second mail.
struct MailMessage {
  let bytes: [UInt8]

  init(_ letter: AlertLetter, from sender: MailAddress, to recipient: MailAddress, at moment: Timestamp) {
    let headers = [
      "From: Gatehouse <\(sender.text)>",
      "To: <\(recipient.text)>",
      "Subject: " + EncodedWords.header(AlertWords.title(of: letter)),
      "Date: " + Self.date(moment),
      // The same at each attempt, so that mail programs show what came twice once.
      "Message-ID: <\(letter.id)@\(sender.domain)>",
      "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
    ]
    let body = Data(Self.text(of: letter).utf8).base64EncodedString()
    bytes = Array((headers + [""] + Self.lines(body, of: 76)).map { $0 + "\r\n" }.joined().utf8)
  }

  private static func text(of letter: AlertLetter) -> String {
    var paragraphs = letter.alerts.prefix(AlertWords.mostShown).map { raised in
      let lines = AlertWords.lines(of: raised)
      return [lines.head, lines.message, lines.times].compactMap { $0 }.joined(separator: "\r\n")
    }
    paragraphs += [AlertWords.rest(of: letter)].compactMap { $0 }
    return paragraphs.joined(separator: "\r\n\r\n") + "\r\n"
  }

  private static func lines(_ text: String, of length: Int) -> [String] {
    var rest = text[...]
    var lines: [String] = []
    while !rest.isEmpty {
      lines.append(String(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return lines
  }

  /// `Tue, 24 Nov 2026 09:30:00 +0000`
  private static func date(_ moment: Timestamp) -> String {
    let text = moment.description
    let parts = text.prefix(10).split(separator: "-")
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    // 1970-01-01 was a Thursday.
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Int((moment.seconds / 86_400) % 7)]
    return
      "\(weekday), \(parts[2]) \(names[(Int(parts[1]) ?? 1) - 1]) \(parts[0]) \(text.dropFirst(11).prefix(8)) +0000"
  }
}
