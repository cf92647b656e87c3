internal import Moderation
internal import Outbound
internal import Sealing

/// A mail with a report: a few lines of plain text, and the report in files. The page is attached and not the body, so
/// that it looks as it was made, and no mail program takes it apart.
struct ReportMail {
  let bytes: [UInt8]

  init(_ parcel: ReportParcel, from sender: MailAddress, to recipient: MailAddress, at moment: Timestamp) {
    // What is encoded in base64 has no hyphens at the beginning of a line.
    let boundary = "=_\(parcel.id)"
    let headers = [
      "From: \(EncodedWords.phrase(parcel.report.name)) <\(sender.text)>",
      "To: <\(recipient.text)>",
      "Subject: " + EncodedWords.header(AlertWords.oneLine(parcel.report.title)),
      "Date: " + MailText.date(moment),
      // The same at each attempt, so that mail programs show what came twice once.
      "Message-ID: <\(parcel.id)@\(sender.domain)>",
      "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0",
      "Content-Type: multipart/mixed; boundary=\"\(boundary)\"",
    ]
    var bytes = Self.lines(headers + [""])
    bytes += Self.part(
      of: ["Content-Type: text/plain; charset=utf-8"], Array(Self.text(of: parcel).utf8), after: boundary)
    for file in ReportFile.all(of: parcel) {
      bytes += Self.part(
        of: ["Content-Type: \(file.type)", "Content-Disposition: attachment; filename=\"\(file.name)\""], file.bytes,
        after: boundary)
    }
    self.bytes = bytes + Self.lines(["--\(boundary)--"])
  }

  private static func part(of headers: [String], _ content: [UInt8], after boundary: String) -> [UInt8] {
    lines(["--\(boundary)"] + headers + ["Content-Transfer-Encoding: base64", ""]) + MailText.base64(content)
  }

  private static func lines(_ lines: [String]) -> [UInt8] { Array(lines.map { $0 + "\r\n" }.joined().utf8) }

  private static func text(of parcel: ReportParcel) -> String {
    let report = parcel.report
    return [
      AlertWords.oneLine(report.title), "",
      "From \(parcel.days.first) to \(parcel.days.last) (\(parcel.schedule.zone)).",
      "Attached: " + ReportFile.all(of: parcel).map(\.name).joined(separator: ", "), "",
      "Decisions in its log: \(report.decisionLog.count)",
      "Head of the log: \(report.decisionLog.head)",
      "Whoever has the log can check it against this: gatehouse report verify FILE", "",
      "Sent by Gatehouse because of the schedule \"\(AlertWords.oneLine(parcel.schedule.order.name))\".",
      "",
    ].joined(separator: "\r\n")
  }
}
