/// Parked deliveries, for being cleared away. Each call is one transaction; each throws `StorageError`. Reading them is
/// `EventStore`'s.
public protocol ParkedDeliveryStore: Sendable {
  /// False where the tenant has no such delivery.
  func delete(_ id: Int64, at moment: Timestamp, in scope: TenantScope) async throws -> Bool
  /// One that belongs to no tenant.
  func delete(_ id: Int64, at moment: Timestamp, in scope: GatewayScope) async throws -> Bool
}
