public import Moderation
internal import Synchronization

/// How much later than TikTok signed them deliveries arrive. What arrives at once tells how far this machine's clock
/// and TikTok's are apart, so the smallest lag counts; a repeated old delivery, which anybody may send who saw one, only
/// makes for a larger one.
public final class DeliveryLag: Sendable {
  /// What is known is that of at least this, and at most twice as long.
  private static let window = Duration.seconds(1800)

  private struct Windows {
    var began: Timestamp
    var current: Duration?
    var previous: Duration?

    /// A clock that was set back begins anew, too.
    mutating func pass(to moment: Timestamp) {
      let age = moment - began
      if age >= .zero, age < window { return }
      previous = age >= .zero && age < window * 2 ? current : nil
      current = nil
      began = moment
    }
  }

  private let windows = Mutex(Windows(began: Timestamp(milliseconds: 0)))

  public init() {}

  /// The smallest of late; negative where TikTok's clock is ahead, nil where nothing came that says so.
  public func smallest(at moment: Timestamp) -> Duration? {
    windows.withLock { windows in
      windows.pass(to: moment)
      return [windows.current, windows.previous].compactMap { $0 }.min()
    }
  }

  func note(_ lag: Duration, at moment: Timestamp) {
    windows.withLock { windows in
      windows.pass(to: moment)
      windows.current = windows.current.map { min($0, lag) } ?? lag
    }
  }
}
