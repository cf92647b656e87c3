internal import FoundationEssentials
internal import Moderation

/// How things are written in mails.
enum MailText {
  /// `Tue, 24 Nov 2026 09:30:00 +0000`
  static func date(_ moment: Timestamp) -> String {
    let text = moment.description
    let parts = text.prefix(10).split(separator: "-")
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    // 1970-01-01 was a Thursday.
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Int((moment.seconds / 86_400) % 7)]
    return
      "\(weekday), \(parts[2]) \(names[(Int(parts[1]) ?? 1) - 1]) \(parts[0]) \(text.dropFirst(11).prefix(8)) +0000"
  }

  /// In lines of 76 characters, each ended.
  static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let encoded = Array(Data(bytes).base64EncodedData())
    var lines: [UInt8] = []
    lines.reserveCapacity(encoded.count + encoded.count / 38 + 2)
    for start in stride(from: 0, to: encoded.count, by: 76) {
      lines += encoded[start..<min(start + 76, encoded.count)]
      lines += [0x0D, 0x0A]
    }
    return lines
  }
}
