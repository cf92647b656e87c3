/// The right to the parked deliveries of one owner.
public enum ParkedScope: Sendable {
  /// Those of shared apps that name no account.
  case gateway(GatewayScope)
  case tenant(TenantScope)

  /// Nil for the gateway.
  public var tenantID: TenantID? {
    switch self {
    case .gateway: nil
    case .tenant(let scope): scope.tenantID
    }
  }

  /// Who is to be named in the audit log.
  public var actor: Actor {
    switch self {
    case .gateway(let scope): scope.actor
    case .tenant(let scope): scope.actor
    }
  }
}

/// Parked deliveries, for being retried or cleared away. Each call is one transaction; each throws `StorageError`.
/// Reading them is `EventStore`'s.
public protocol ParkedDeliveryStore: Sendable {
  /// False where the owner has no such delivery.
  func delete(_ id: Int64, at moment: Timestamp, in scope: ParkedScope) async throws -> Bool
  func delivery(_ id: Int64, in scope: ParkedScope) async throws -> ParkedDelivery?
  /// The newest one's id.
  func newest(in scope: ParkedScope) async throws -> Int64?
  /// Oldest first, those behind `start` up to `end`, which is among them: at most `limit`.
  func deliveries(after start: Int64, upTo end: Int64, limit: Int, in scope: ParkedScope) async throws
    -> [ParkedDelivery]
  /// Keeps what came of each delivery and takes it from those parked, one whole or not at all and no other with it. One
  /// that is not parked any more is left out of the answer; one whose event is known already is only taken away.
  func retry(_ retries: [ParkedRetry], at moment: Timestamp, in scope: ParkedScope) async throws
    -> [Int64: ParkedRetry.Outcome]
}
