internal import Moderation

struct AlertOutput: Encodable {
  struct Delivery: Encodable {
    var id: AlertDeliveryID
    var channelID: AlertChannelID
    var channel: String
    var state: String
    var attempts: Int
    @Nullable var nextAttemptAt: Timestamp?
    @Nullable var lastError: String?
    @Nullable var deliveredAt: Timestamp?

    init(_ delivery: AlertDelivery) {
      id = delivery.id
      channelID = delivery.channelID
      channel = delivery.channelName
      state = delivery.state.name
      attempts = delivery.attempts
      _nextAttemptAt = Nullable(wrappedValue: delivery.dueAt)
      _lastError = Nullable(wrappedValue: delivery.lastError)
      _deliveredAt = Nullable(wrappedValue: delivery.deliveredAt)
    }
  }

  var id: AlertID
  /// Null where it concerns the gateway.
  @Nullable var tenantID: TenantID?
  var kind: String
  var subject: String
  var message: String
  /// How often it was raised from `raised_at` to `last_raised_at`.
  var times: Int
  var raisedAt: Timestamp
  var lastRaisedAt: Timestamp
  /// Not told before.
  var tellAt: Timestamp
  var deliveries: [Delivery]

  init(_ raised: RaisedAlert) {
    let alert = raised.alert
    id = alert.id
    _tenantID = Nullable(wrappedValue: alert.tenantID)
    kind = alert.kind.rawValue
    subject = alert.subject
    message = alert.message
    times = raised.times
    raisedAt = alert.raisedAt
    lastRaisedAt = raised.lastRaisedAt
    tellAt = raised.tellAt
    deliveries = raised.deliveries.map(Delivery.init)
  }
}
