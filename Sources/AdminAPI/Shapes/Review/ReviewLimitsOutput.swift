internal import Moderation

struct ReviewLimitsOutput: Encodable {
  struct Limits: Encodable {
    @Nullable var maxAgeMinutes: Int64?
    @Nullable var maxItems: Int?

    init(_ limits: ReviewLimits) {
      _maxAgeMinutes = Nullable(wrappedValue: limits.age.map { $0.milliseconds / 60_000 })
      _maxItems = Nullable(wrappedValue: limits.items)
    }
  }

  /// The tenant's own; null where it set none.
  var own: Limits
  /// Those that hold.
  var inForce: Limits
  var waiting: Int
  @Nullable var oldestWaitingSeconds: Int64?
  /// Whether the queue is beyond them now.
  var exceeded: Bool

  init(own: ReviewLimits, inForce: ReviewLimits, backlog: ReviewBacklog, at moment: Timestamp) {
    self.own = Limits(own)
    self.inForce = Limits(inForce)
    waiting = backlog.waiting
    _oldestWaitingSeconds = Nullable(wrappedValue: backlog.oldest.map { max(0, (moment - $0).milliseconds) / 1000 })
    exceeded = backlog.exceeds(inForce, at: moment)
  }
}
