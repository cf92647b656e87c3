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
