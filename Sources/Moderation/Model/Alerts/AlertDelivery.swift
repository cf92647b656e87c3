/// One message to one channel: an alert, or several that were held back together.
public struct AlertDelivery: Equatable, Identified, Sendable {
  public static let idPrefix = "adl"

  /// The raw values are stored: never renumber.
  public enum State: Int, CaseIterable, Sendable {
    case waiting = 1
    case delivered = 2
    /// Given up.
    case dead = 3

    public var name: String {
      switch self {
      case .waiting: "waiting"
      case .delivered: "delivered"
      case .dead: "dead"
      }
    }
  }

  /// The receiver sees it, and can tell by it that a message came twice.
  public var id: AlertDeliveryID
  public var channelID: AlertChannelID
  public var channelName: String
  public var state: State
  /// When it is tried next; nil once it is settled.
  public var dueAt: Timestamp?
  public var attempts: Int
  /// In words, safe to show to a tenant.
  public var lastError: String?
  public var deliveredAt: Timestamp?

  public init(
    id: AlertDeliveryID, channelID: AlertChannelID, channelName: String, state: State, dueAt: Timestamp?,
    attempts: Int, lastError: String?, deliveredAt: Timestamp?
  ) {
    self.id = id
    self.channelID = channelID
    self.channelName = channelName
    self.state = state
    self.dueAt = dueAt
    self.attempts = attempts
    self.lastError = lastError
    self.deliveredAt = deliveredAt
  }
}

public typealias AlertDeliveryID = Identifier<AlertDelivery>

/// An alert as it is kept: how often it was raised before it is told, and what became of telling it.
public struct RaisedAlert: Equatable, Sendable {
  public var alert: Alert
  /// Nil where it concerns the gateway.
  public var tenantName: String?
  /// How often it was raised from `alert.raisedAt` to `lastRaisedAt`; the message is the latest one.
  public var times: Int
  public var lastRaisedAt: Timestamp
  /// Not told before then: another one of its kind and subject was told not long before.
  public var tellAt: Timestamp
  public var deliveries: [AlertDelivery]

  public init(
    alert: Alert, tenantName: String?, times: Int, lastRaisedAt: Timestamp, tellAt: Timestamp,
    deliveries: [AlertDelivery] = []
  ) {
    self.alert = alert
    self.tenantName = tenantName
    self.times = times
    self.lastRaisedAt = lastRaisedAt
    self.tellAt = tellAt
    self.deliveries = deliveries
  }
}
