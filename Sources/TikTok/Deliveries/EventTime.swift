internal import Moderation

/// TikTok's times come in seconds or in milliseconds, depending on the field and the age of the document.
enum EventTime {
  /// Below this a number is seconds: as milliseconds it would lie in 1973, as seconds in the year 5138.
  private static let firstMillisecond: Int64 = 100_000_000_000
  /// 9999-12-31.
  private static let last: Int64 = 253_402_300_799_999

  static func timestamp(_ value: Int64, field: StaticString) throws(JSONFault) -> Timestamp {
    guard value > 0 else { throw JSONFault("\(field) is not a time") }
    let timestamp = value < firstMillisecond ? Timestamp(seconds: value) : Timestamp(milliseconds: value)
    guard timestamp.milliseconds <= last else { throw JSONFault("\(field) lies beyond the year 9999") }
    return timestamp
  }
}
