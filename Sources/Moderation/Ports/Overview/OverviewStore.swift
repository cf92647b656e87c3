/// How things stand, for overviews. Throws `StorageError`.
public protocol OverviewStore: Sendable {
  /// Of the tenants in reach that exist, by id, and of the gateway where that is in reach. Rollups and partial indices
  /// are all that is read, since this is asked every few seconds. Many tenants are read in several short reads, so that no
  /// reader is held for long: what is told of one tenant is of one moment, and of another tenant of a slightly later one.
  /// `stalled` are the accounts whose calls do not go on.
  func standings(
    during steps: OverviewSteps, stalled: Set<AccountID>, at moment: Timestamp, in reach: OverviewReach
  ) async throws -> (tenants: [TenantStanding], gateway: GatewayStanding?)
}
