public import Moderation

/// What the routes about alerts work with.
public struct AlertDependencies: Sendable {
  public var channels: any AlertChannelStore
  public var alerts: any AlertStore
  public var telling: any AlertTelling

  public init(channels: any AlertChannelStore, alerts: any AlertStore, telling: any AlertTelling) {
    self.channels = channels
    self.alerts = alerts
    self.telling = telling
  }
}
