internal import Moderation

/// What TikTok has to say for a clock that went far ahead.
///
/// A delivery tells the time at TikTok, at which nothing can have happened that lies ahead of it. So one from after the
/// clock began to be watched shows that it is right, and deliveries of which none is show nothing but that it may be
/// wrong, or that they come late; while there are such, nothing else is heard. Only where nothing comes in at all is
/// the clock of TikTok's servers asked.
public struct ClockWitness: Sendable {
  /// How far the clocks may be apart: what is held for its age is days old.
  private static let closeness = Duration.seconds(3600)
  /// For how long a delivery that came late speaks against the clock.
  private static let memory = Duration.seconds(86_400)

  private let deliveryLag: @Sendable () -> Duration?
  private let serverLead: @Sendable () async throws -> Duration?

  /// `deliveryLag` is how much later than it was signed the swiftest of the latest deliveries came, taken or refused,
  /// nil where none did; `serverLead` how far this clock is ahead of the one of TikTok's servers, nil or an error where
  /// they do not say.
  public init(
    deliveryLag: @escaping @Sendable () -> Duration? = { nil },
    serverLead: @escaping @Sendable () async throws -> Duration? = { nil }
  ) {
    self.deliveryLag = deliveryLag
    self.serverLead = serverLead
  }

  /// Whether the clock, which says that it is `now` and has gone evenly since `start`, is right. `deliveries` answers
  /// TikTok's times in what was recorded from one moment to another.
  func bearsOut(
    _ now: Timestamp, evenSince start: Timestamp,
    deliveries: (_ start: Timestamp, _ end: Timestamp) async throws -> [Timestamp]
  ) async rethrows -> Bool {
    let told = try await deliveries(max(start, now - Self.memory), now)
    if told.contains(where: { $0 >= start && $0 <= now }) { return true }
    guard told.isEmpty, deliveryLag().map(Self.isClose) ?? true else { return false }
    return (try? await serverLead()).map(Self.isClose) ?? false
  }

  private static func isClose(_ difference: Duration) -> Bool {
    difference < closeness && difference > .zero - closeness
  }
}
