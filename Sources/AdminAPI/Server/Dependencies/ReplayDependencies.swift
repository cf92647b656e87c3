public import Moderation

/// What the routes work with that retry, replay and clear away.
public struct ReplayDependencies: Sendable {
  public var deadLetters: any DeadLetterStore
  public var retries: any RetryStore
  public var replays: any ReplayStore
  public var parked: any ParkedDeliveryStore
  public var parkedReader: any ParkedDeliveryReading

  public init(
    deadLetters: any DeadLetterStore, retries: any RetryStore, replays: any ReplayStore,
    parked: any ParkedDeliveryStore, parkedReader: any ParkedDeliveryReading
  ) {
    self.deadLetters = deadLetters
    self.retries = retries
    self.replays = replays
    self.parked = parked
    self.parkedReader = parkedReader
  }
}
