internal import Moderation

struct ReportDeliveryOutput: Encodable {
  struct Log: Encodable {
    var head: String
    var count: Int
  }

  var id: ReportDeliveryID
  /// Null once the schedule is deleted.
  @Nullable var scheduleID: ReportScheduleID?
  var schedule: String
  var firstDay: String
  var lastDay: String
  var start: Timestamp
  var end: Timestamp
  /// Whether its time had come; false where somebody asked for it.
  var onSchedule: Bool
  var state: String
  var attempts: Int
  @Nullable var nextAttemptAt: Timestamp?
  @Nullable var lastError: String?
  /// The addresses that took it, or the channel's id.
  var reached: [String]
  /// Null before it was made.
  @Nullable var decisionLog: Log?
  var createdAt: Timestamp
  @Nullable var sentAt: Timestamp?

  init(_ delivery: ReportDelivery) {
    id = delivery.id
    _scheduleID = Nullable(wrappedValue: delivery.scheduleID)
    schedule = delivery.scheduleName
    firstDay = "\(delivery.days.first)"
    lastDay = "\(delivery.days.last)"
    start = delivery.days.start
    end = delivery.days.end
    onSchedule = delivery.isOnSchedule
    state = delivery.state.name
    attempts = delivery.attempts
    _nextAttemptAt = Nullable(wrappedValue: delivery.nextAttemptAt)
    _lastError = Nullable(wrappedValue: delivery.lastError)
    reached = delivery.reached
    _decisionLog = Nullable(wrappedValue: delivery.log.map { Log(head: $0.head, count: $0.count) })
    createdAt = delivery.createdAt
    _sentAt = Nullable(wrappedValue: delivery.sentAt)
  }
}
