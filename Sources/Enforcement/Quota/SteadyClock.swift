public import Moderation

/// A clock that goes on evenly, whatever is done to the wall clock: a step of that neither frees calls nor holds any
/// up.
public struct SteadyClock: Sendable {
  private let read: @Sendable () -> Timestamp

  /// `read` must never go back.
  public init(_ read: @escaping @Sendable () -> Timestamp) { self.read = read }

  public func now() -> Timestamp { read() }

  /// The machine's own, which goes on while the machine sleeps; it says `moment` now.
  public static func machine(startingAt moment: Timestamp) -> SteadyClock {
    let began = ContinuousClock.now
    return SteadyClock { moment + (ContinuousClock.now - began) }
  }
}
