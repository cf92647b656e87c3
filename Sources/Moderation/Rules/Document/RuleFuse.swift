/// What a rule may do before it no longer acts but asks for review, since a rule that suddenly hits much is more often
/// wrong than right.
public struct RuleFuse: Hashable, Sendable {
  /// The band in which the share of comments that the rule holds for must lie.
  public struct ShareBand: Hashable, Sendable {
    /// 0 to 1.
    public var from: Double?
    /// 0 to 1.
    public var to: Double?
    /// Judged from so many comments of the day on.
    public var after: Int

    public init(from: Double?, to: Double?, after: Int) {
      self.from = from
      self.to = to
      self.after = after
    }
  }

  /// In one UTC day.
  public var actionsPerDay: Int?
  public var share: ShareBand?

  public init(actionsPerDay: Int? = nil, share: ShareBand? = nil) {
    self.actionsPerDay = actionsPerDay
    self.share = share
  }
}
