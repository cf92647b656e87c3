internal import Moderation

struct ReviewQueueItemOutput: Encodable {
  struct Lease: Encodable {
    var holder: OperatorID
    @Nullable var holderName: String?
    var until: Timestamp

    init(_ lease: ReviewLease, names: [OperatorID: String]) {
      holder = lease.holder
      _holderName = Nullable(wrappedValue: names[lease.holder])
      until = lease.until
    }
  }

  var event: EventOutput
  var queuedAt: Timestamp
  var waitingSeconds: Int64
  @Nullable var lease: Lease?
  /// Chosen by a decision in bulk.
  var inBulk: Bool

  /// `names` are those of operators.
  init(_ item: ReviewQueueItem, names: [OperatorID: String], at moment: Timestamp) {
    event = EventOutput(item.event)
    queuedAt = item.queuedAt
    waitingSeconds = max(0, (moment - item.queuedAt).milliseconds) / 1000
    _lease = Nullable(wrappedValue: item.lease.map { Lease($0, names: names) })
    inBulk = item.isInBulk
  }
}
