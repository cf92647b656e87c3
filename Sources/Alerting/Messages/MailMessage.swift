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
      "Date: " + MailText.date(moment),
      // The same at each attempt, so that mail programs show what came twice once.
      "Message-ID: <\(letter.id)@\(sender.domain)>",
      "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
    ]
    bytes = Array((headers.map { $0 + "\r\n" }.joined() + "\r\n").utf8) + MailText.base64(Self.text(of: letter).utf8)
  }

  private static func text(of letter: AlertLetter) -> String {
    var paragraphs = letter.alerts.prefix(AlertWords.mostShown).map { raised in
      let lines = AlertWords.lines(of: raised)
      return [lines.head, lines.message, lines.times].compactMap { $0 }.joined(separator: "\r\n")
    }
    paragraphs += [AlertWords.rest(of: letter)].compactMap { $0 }
    return paragraphs.joined(separator: "\r\n\r\n") + "\r\n"
  }
}
