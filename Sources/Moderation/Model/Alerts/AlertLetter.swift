/// What is to be told to one channel in one message.
public struct AlertLetter: Sendable {
  /// The same at each attempt.
  public var id: AlertDeliveryID
  public var channel: AlertChannel
  /// Oldest first; never empty.
  public var alerts: [RaisedAlert]
  /// Attempts before this one.
  public var attempts: Int

  public init(id: AlertDeliveryID, channel: AlertChannel, alerts: [RaisedAlert], attempts: Int = 0) {
    self.id = id
    self.channel = channel
    self.alerts = alerts
    self.attempts = attempts
  }
}
