/// What a decision in bulk would be about.
public struct ReviewSelection: Equatable, Sendable {
  /// Comments it would be carried out on: those that have waited longest, `ReviewDecision.bulkLimit` at most.
  public var count: Int
  /// Comments of the queue that fit, those beyond the limit and those that other reviewers have included.
  public var matching: Int
  /// Those of them that other reviewers have, which are left alone.
  public var leased: Int
  /// Stands for exactly these comments, this filter and this verdict: 64 hexadecimal digits.
  public var confirmation: String

  public init(count: Int, matching: Int, leased: Int, confirmation: String) {
    self.count = count
    self.matching = matching
    self.leased = leased
    self.confirmation = confirmation
  }
}

/// What came of wanting to decide in bulk.
public enum ReviewBulkOutcome: Equatable, Sendable {
  case started(ReviewDecision)
  /// The selection is not what was counted; this is what it is now.
  case changed(ReviewSelection)
}
