public import Moderation

/// What the routes about overviews work with.
public struct OverviewDependencies: Sendable {
  public var store: any OverviewStore
  public var pace: LivePace

  public init(store: any OverviewStore, pace: LivePace = LivePace()) {
    self.store = store
    self.pace = pace
  }
}

/// How often a stream is looked after, and how many there may be.
public struct LivePace: Equatable, Sendable {
  /// Between two looks at whether anything changed, and at whether whoever opened it may still see it.
  public var look: Duration
  /// How long a stream may be silent: what lies in between drops connections that are.
  public var heartbeat: Duration
  public var streams: Int
  public var streamsPerOperator: Int

  public init(
    look: Duration = .seconds(2), heartbeat: Duration = .seconds(15), streams: Int = 64, streamsPerOperator: Int = 8
  ) {
    self.look = look
    self.heartbeat = heartbeat
    self.streams = streams
    self.streamsPerOperator = streamsPerOperator
  }
}
