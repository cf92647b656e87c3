/// How many of an account's comments TikTok delivered on one day, and how many had to be found.
public struct CoverageDay: Equatable, Sendable {
  public var accountID: AccountID
  /// Midnight, UTC. Comments count on the day on which they were written.
  public var day: Timestamp
  /// Comments that a delivery brought.
  public var delivered: Int
  /// Comments that the sweep found because none had.
  public var found: Int
  /// Those of the found ones that were delivered all the same, later.
  public var late: Int
  /// When all that was written on the day had been compared with TikTok's lists, of all the account's videos that are
  /// swept. Nil before that, and in `open`: then nobody knows what was missed.
  public var comparedAt: Timestamp?

  public var total: Int { delivered + found }

  public init(accountID: AccountID, day: Timestamp, delivered: Int, found: Int, late: Int, comparedAt: Timestamp? = nil)
  {
    self.accountID = accountID
    self.day = day
    self.delivered = delivered
    self.found = found
    self.late = late
    self.comparedAt = comparedAt
  }
}
