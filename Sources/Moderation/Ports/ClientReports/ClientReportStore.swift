/// The figures behind client reports and decision logs. Each call is one state of the database; each throws
/// `StorageError`, and may throw `CancellationError`.
public protocol ClientReportStore: Sendable {
  /// Events received in `range`, by the hour, of one account or of all the tenant's; the earliest first. Exact to the
  /// millisecond.
  func hours(received range: TimeRange, account: AccountID?, in scope: TenantScope) async throws -> [HourlyCount]
  /// The same, by account.
  func accounts(received range: TimeRange, account: AccountID?, in scope: TenantScope) async throws -> [AccountCount]
  /// The `limit` rules that held for most comments while they were live. Counted by whole days (UTC): those that
  /// `range` touches.
  func rules(during range: TimeRange, account: AccountID?, limit: Int, in scope: TenantScope) async throws
    -> [RuleCount]
  /// The next stretch of what is wanted. Each looks at so few rows that no reader is held for long.
  func slice(of selection: ReportSelection, after place: Int64?, in scope: TenantScope) async throws -> ReportSlice
  /// From when on all of the tenant's comments are stored; nil where none were deleted for their age.
  func storedSince(in scope: TenantScope) async throws -> Timestamp?
}
