/// What one reviewer did on one day (UTC) for one tenant. Decisions that the reviewer took back are not counted.
public struct ReviewerDay: Equatable, Sendable {
  /// Nil for people who are no operators any more, and for the gateway itself.
  public var reviewer: OperatorID?
  /// Midnight.
  public var day: Timestamp
  /// Comments decided about one at a time, by verdict.
  public var allowed: Int
  public var hidden: Int
  public var deleted: Int
  /// Comments decided about in bulk, or because their author's were hidden.
  public var inBulk: Int
  /// Half of the comments decided about one at a time had waited no longer than this; nil where none had waited.
  public var medianWait: Duration?
  /// Comments about which somebody else decided otherwise afterwards, or took the decision back.
  public var overturned: Int

  public var decided: Int { allowed + hidden + deleted }

  public init(
    reviewer: OperatorID?, day: Timestamp, allowed: Int = 0, hidden: Int = 0, deleted: Int = 0, inBulk: Int = 0,
    medianWait: Duration? = nil, overturned: Int = 0
  ) {
    self.reviewer = reviewer
    self.day = day
    self.allowed = allowed
    self.hidden = hidden
    self.deleted = deleted
    self.inBulk = inBulk
    self.medianWait = medianWait
    self.overturned = overturned
  }
}
