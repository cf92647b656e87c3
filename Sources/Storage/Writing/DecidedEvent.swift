internal import Moderation

/// The event that a decision is about, as far as keeping the decision asks for it.
struct DecidedEvent {
  var id: Int64
  var tenantID: Int64
  var accountID: Int64
  var comment: CommentEvent

  /// Midnight of the day on which it was recorded, in milliseconds.
  var day: Int64 { EventIDGenerator.moment(of: id).startOfDay.milliseconds }
}

extension Timestamp {
  private static let millisecondsOfDay: Int64 = 86_400_000

  /// The start of the UTC day that holds this moment.
  var startOfDay: Timestamp {
    let rest = milliseconds % Self.millisecondsOfDay
    return Timestamp(milliseconds: milliseconds - (rest < 0 ? rest + Self.millisecondsOfDay : rest))
  }

  /// `2026-11-24`
  var dayText: String { String(description.prefix(10)) }
}
