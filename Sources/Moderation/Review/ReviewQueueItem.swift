/// A comment that waits for a person.
public struct ReviewQueueItem: Equatable, Sendable {
  public var event: StoredEvent
  /// When it began to wait: later than the event's own time where it was decided again.
  public var queuedAt: Timestamp
  /// Nil while nobody has it.
  public var lease: ReviewLease?
  /// Chosen by a decision in bulk, which will take it off the queue.
  public var isInBulk: Bool

  public init(event: StoredEvent, queuedAt: Timestamp, lease: ReviewLease?, isInBulk: Bool) {
    self.event = event
    self.queuedAt = queuedAt
    self.lease = lease
    self.isInBulk = isInBulk
  }
}

/// The right of one reviewer to decide about a comment, for a while.
public struct ReviewLease: Equatable, Sendable {
  public static let duration = Duration.seconds(600)
  /// The most comments that are handed out at once.
  public static let limit = 50

  public var holder: OperatorID
  public var until: Timestamp

  public init(holder: OperatorID, until: Timestamp) {
    self.holder = holder
    self.until = until
  }
}

/// Which comments of the queue are wanted; nil leaves that side open.
public struct ReviewQueueFilter: Equatable, Sendable {
  public var accountID: AccountID?
  /// `review` or `hold`.
  public var verdict: Verdict?
  /// The rule that decided, of whichever layer.
  public var ruleID: String?
  /// One that the decision gave.
  public var label: String?
  public var holder: OperatorID?

  public init(
    accountID: AccountID? = nil, verdict: Verdict? = nil, ruleID: String? = nil, label: String? = nil,
    holder: OperatorID? = nil
  ) {
    self.accountID = accountID
    self.verdict = verdict
    self.ruleID = ruleID
    self.label = label
    self.holder = holder
  }
}
