internal import Moderation

extension LogLine {
  /// Longer names and ids than this are refused: a log names a handful of types and actions.
  private static let longestText = 128

  /// Reads one line, without its line break. Keys other than the five are ignored; a missing one is a fault. Null is
  /// accepted for both ids and for the action, which then counts as `none`. The timestamp is RFC 3339 text (taken as
  /// UTC where it has no offset), or Unix time as a number or as digits: seconds, or milliseconds from 10^11 up.
  public init(line: some Sequence<UInt8>) throws(LogLineFault.Reason) {
    var scanner = LogLineScanner(Array(line))
    var fields: [String: LogLineScanner.Scalar] = [:]
    try scanner.object { (key, scanner) throws(LogLineFault.Reason) in
      guard Self.keys.contains(key) else { return try scanner.skipValue() }
      guard fields[key] == nil else { throw LogLineFault.Reason("\"\(key)\" appears twice") }
      fields[key] = try scanner.scalar(for: key)
    }
    for key in Self.keys where fields[key] == nil { throw LogLineFault.Reason("has no \"\(key)\"") }
    guard let eventType = try Self.name("event_type", fields) else {
      throw LogLineFault.Reason("\"event_type\" must be text")
    }
    self.init(
      timestamp: try Self.timestamp(fields["timestamp"]), eventType: eventType,
      commentID: try Self.id("comment_id", fields), videoID: try Self.id("video_id", fields),
      action: try Self.name("action", fields) ?? "none")
  }

  private static let keys = ["timestamp", "event_type", "comment_id", "video_id", "action"]

  private static func name(_ key: String, _ fields: [String: LogLineScanner.Scalar]) throws(LogLineFault.Reason)
    -> String?
  {
    switch fields[key] {
    case .null, nil: return nil
    case .string(let text) where text.isEmpty: throw LogLineFault.Reason("\"\(key)\" is empty")
    case .string(let text) where text.utf8.count <= longestText: return text
    case .string: throw LogLineFault.Reason("\"\(key)\" is longer than \(longestText) bytes")
    default: throw LogLineFault.Reason("\"\(key)\" must be text")
    }
  }

  /// Ids are text or whole numbers, whose digits are kept as they are written.
  private static func id(_ key: String, _ fields: [String: LogLineScanner.Scalar]) throws(LogLineFault.Reason)
    -> String?
  {
    switch fields[key] {
    case .null, nil: return nil
    case .string(let text), .number(let text):
      guard text.utf8.count <= longestText else {
        throw LogLineFault.Reason("\"\(key)\" is longer than \(longestText) bytes")
      }
      if case .number = fields[key], !text.utf8.allSatisfy({ (48...57).contains($0) }) {
        throw LogLineFault.Reason("\"\(key)\" must be text or a whole number")
      }
      return text
    case .bool: throw LogLineFault.Reason("\"\(key)\" must be text or a whole number")
    }
  }

  private static func timestamp(_ field: LogLineScanner.Scalar?) throws(LogLineFault.Reason) -> Timestamp {
    let moment: Timestamp? =
      switch field {
      case .string(let text): Timestamp(text) ?? Timestamp(text + "Z") ?? unixTime(text)
      case .number(let text): unixTime(text)
      default: nil
      }
    guard let moment else {
      throw LogLineFault.Reason("\"timestamp\" must be RFC 3339 text, or Unix seconds or milliseconds")
    }
    return moment
  }

  /// Years 1970 to 9999. Fractions of a second are kept to the millisecond.
  private static func unixTime(_ text: String) -> Timestamp? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0].utf8.count <= 15, let whole = UInt64(parts[0]), parts[0].utf8.first != 43 else { return nil }
    let isMilliseconds = whole >= 100_000_000_000
    var milliseconds = Int64(whole) * (isMilliseconds ? 1 : 1000)
    if parts.count == 2 {
      let fraction = parts[1].utf8
      guard !fraction.isEmpty, fraction.allSatisfy({ (48...57).contains($0) }) else { return nil }
      if !isMilliseconds {
        var scale: Int64 = 100
        for digit in fraction.prefix(3) {
          milliseconds += Int64(digit - 48) * scale
          scale /= 10
        }
      }
    }
    let end = Int64(253_402_300_800_000)
    return milliseconds < end ? Timestamp(milliseconds: milliseconds) : nil
  }
}
