/// What became of one attempt to tell alerts.
public enum AlertAttempt: Equatable, Sendable {
  case delivered
  /// It will be tried again then; where `isPaused`, nothing is told to that channel before.
  case retry(at: Timestamp, error: String, isPaused: Bool)
  /// Trying again cannot help, or the last attempt is used up.
  case dead(error: String)
}

/// Messages to channels that wait to be sent: for the worker. Each call is one transaction; each throws `StorageError`.
public protocol AlertQueue: Sendable {
  /// Those due at `moment`, of enabled channels: the earliest of each channel that has none under way, at most `limit`.
  func due(at moment: Timestamp, limit: Int, excluding busy: Set<AlertChannelID>) async throws -> [AlertLetter]
  /// When the earliest that is not yet due will be; nil when there is none.
  func nextDue(after moment: Timestamp) async throws -> Timestamp?
  func record(_ attempt: AlertAttempt, of id: AlertDeliveryID, at moment: Timestamp) async throws
  /// Raises an alert for each notice that came since the last call, at most `limit`. False when none is left.
  func raiseNotices(limit: Int, at moment: Timestamp) async throws -> Bool
  /// Channels of the gateway that want to hear of it: for telling what cannot be stored.
  func gatewayChannels(wanting kind: Alert.Kind) async throws -> [AlertChannel]
  /// Suspends until there may be more, until `deadline`, or until the task is cancelled.
  func waitForAlertWork(until deadline: Timestamp?) async
}
