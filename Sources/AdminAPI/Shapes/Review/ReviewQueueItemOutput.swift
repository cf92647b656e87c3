internal import Moderation

struct ReviewQueueItemOutput: Encodable {
  struct Lease: Encodable {
    var holder: OperatorID
    var until: Timestamp
  }

  var event: EventOutput
  var queuedAt: Timestamp
  var waitingSeconds: Int64
  @Nullable var lease: Lease?
  /// Chosen by a decision in bulk.
  var inBulk: Bool

  init(_ item: ReviewQueueItem, at moment: Timestamp) {
    event = EventOutput(item.event)
    queuedAt = item.queuedAt
    waitingSeconds = max(0, (moment - item.queuedAt).milliseconds) / 1000
    _lease = Nullable(wrappedValue: item.lease.map { Lease(holder: $0.holder, until: $0.until) })
    inBulk = item.isInBulk
  }
}
