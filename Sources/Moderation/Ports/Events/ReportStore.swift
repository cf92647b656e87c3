/// A tenant's totals over a time range: the content of its log report.
public struct ReportTotals: Equatable, Sendable {
  public var totalEvents: Int
  /// By `CommentEvent.Kind.name`.
  public var byType: [String: Int]
  /// By what was done: the verdict's name for moderated comments, `none` for other events.
  public var byAction: [String: Int]
  /// When the first and the last of them happened; nil without events.
  public var first: Timestamp?
  public var last: Timestamp?

  public init(
    totalEvents: Int = 0, byType: [String: Int] = [:], byAction: [String: Int] = [:], first: Timestamp? = nil,
    last: Timestamp? = nil
  ) {
    self.totalEvents = totalEvents
    self.byType = byType
    self.byAction = byAction
    self.first = first
    self.last = last
  }
}

/// The figures behind reports. Throws `StorageError`.
public protocol ReportStore: Sendable {
  /// Totals of the events received in `range`, of one account or of all the tenant's. Exact to the millisecond: whole
  /// hours come from rollups, the edges from the events themselves.
  func totals(received range: TimeRange, account: AccountID?, in scope: TenantScope) async throws -> ReportTotals
  /// How long comments received in `range` took to be hidden, for each account that has any: of one account or of all
  /// the tenant's. Exact to the millisecond in what it counts; `DurationHistogram` says how exact the times are.
  func timeToHidden(received range: TimeRange, account: AccountID?, in scope: TenantScope) async throws
    -> [AccountID: TimeToHidden]
}
