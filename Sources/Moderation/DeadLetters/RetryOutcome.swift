/// What came of asking for an action to be retried.
public enum RetryOutcome: Equatable, Sendable {
  /// It waits for its next attempt, with a schedule that begins anew.
  case retried
  /// It is neither failed nor dead.
  case notGivenUp
  /// The reply may have been sent, and nobody said that it may be sent twice.
  case maySendTwice
  /// There is nothing left to be done.
  case settled(Settled)

  /// Why nothing is left to be done.
  public enum Settled: Equatable, Sendable {
    /// The comment was deleted.
    case gone
    /// The comment stands already as the action would have it.
    case done
    /// A person or other rules decided otherwise since.
    case unwanted
  }
}
