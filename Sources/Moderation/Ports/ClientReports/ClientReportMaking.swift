/// Makes the report that a client is sent.
public protocol ClientReportMaking: Sendable {
  /// What the tenant did in `period`, whose ends are both set and at most `ReportPeriod.longest` apart; of one account
  /// or of all the tenant's. The head of its decision log is in the audit log before it is answered, so that a forged
  /// one is found. Throws `StorageError`, and `CancellationError` where the gateway stops meanwhile.
  func make(_ period: TimeRange, account: AccountID?, in scope: TenantScope, at moment: Timestamp) async throws
    -> MadeClientReport
}
