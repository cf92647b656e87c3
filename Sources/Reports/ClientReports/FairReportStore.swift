public import Moderation

/// The figures behind client reports, read for all tenants in turns. A turn is one read: it is over before anything is
/// sent, so that whoever reads a log slowly, or not at all, holds nobody else up.
public struct FairReportStore: ClientReportStore {
  private let store: any ClientReportStore
  private let turns: TenantTurns

  /// `limit` is the most reads at a time; of one tenant there is one. Whatever shares the turns has to share this store.
  public init(_ store: any ClientReportStore, limit: Int = 2) {
    self.store = store
    turns = TenantTurns(limit: limit)
  }

  public func hours(received range: TimeRange, account: AccountID?, in scope: TenantScope) async throws
    -> [HourlyCount]
  {
    try await turns.take(scope.tenantID) { try await store.hours(received: range, account: account, in: scope) }
  }

  public func accounts(received range: TimeRange, account: AccountID?, in scope: TenantScope) async throws
    -> [AccountCount]
  {
    try await turns.take(scope.tenantID) { try await store.accounts(received: range, account: account, in: scope) }
  }

  public func rules(during range: TimeRange, account: AccountID?, limit: Int, in scope: TenantScope) async throws
    -> [RuleCount]
  {
    try await turns.take(scope.tenantID) {
      try await store.rules(during: range, account: account, limit: limit, in: scope)
    }
  }

  public func slice(of selection: ReportSelection, after place: Int64?, in scope: TenantScope) async throws
    -> ReportSlice
  {
    try await turns.take(scope.tenantID) { try await store.slice(of: selection, after: place, in: scope) }
  }

  /// One row: it waits for nobody.
  public func storedSince(in scope: TenantScope) async throws -> Timestamp? {
    try await store.storedSince(in: scope)
  }
}
