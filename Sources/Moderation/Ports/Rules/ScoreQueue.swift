/// Comments whose decision may still change once a classifier was asked. Each call is one transaction; each throws
/// `StorageError`.
public protocol ScoreQueue: Sendable {
  /// Those that are due, oldest first.
  func due(at moment: Timestamp, limit: Int) async throws -> [PendingScore]
  /// Replaces the decision if it is still the one that waited, queues what the new one asks for, and takes the comment
  /// off the queue, all or nothing. A nil decision leaves everything as it was decided.
  func resolve(_ id: EventID, with decision: Decision?, action: PlannedAction?, at moment: Timestamp) async throws
  /// The classifier did not answer: try again then.
  func postpone(_ id: EventID, until moment: Timestamp) async throws
  /// Suspends until comments may have been added since the last call, or until `deadline`, or until the task is
  /// cancelled.
  func waitForScoreWork(until deadline: Timestamp?) async
}

public struct PendingScore: Sendable {
  public var event: StoredEvent
  public var categories: [String]
  /// How often the classifier was asked in vain.
  public var attempts: Int

  public init(event: StoredEvent, categories: [String], attempts: Int) {
    self.event = event
    self.categories = categories
    self.attempts = attempts
  }
}
