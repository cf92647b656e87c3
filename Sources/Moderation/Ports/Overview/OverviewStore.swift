/// How things stand, for overviews. Each call is one transaction; each throws `StorageError`.
public protocol OverviewStore: Sendable {
  /// Of the tenants in reach that exist, by id, and of the gateway where that is in reach. Rollups and partial indices
  /// are all that is read, since this is asked every few seconds. `stalled` are the accounts whose calls do not go on.
  func standings(
    during steps: OverviewSteps, stalled: Set<AccountID>, at moment: Timestamp, in reach: OverviewReach
  ) async throws -> (tenants: [TenantStanding], gateway: GatewayStanding?)
}
