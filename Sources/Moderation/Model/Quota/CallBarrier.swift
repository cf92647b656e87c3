/// Why nothing is asked of TikTok for an app or an account.
public enum CallBarrier: Equatable, Sendable {
  /// TikTok said that there were too many.
  case paused(until: Timestamp)
  /// Most of the latest ones failed: one is tried again then, and the rest wait for its success.
  case failing(nextProbe: Timestamp)
  /// An account has made all the calls to one endpoint that it may make within a minute.
  case usedUp(until: Timestamp)
}
