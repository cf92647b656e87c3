/// The right to the alerts and channels of one owner.
public enum AlertScope: Sendable {
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

/// Where alerts are told. Each call is one transaction; each throws `StorageError`. None finds another owner's channel.
public protocol AlertChannelStore: Sendable {
  /// Throws `conflict("alert_channels.name")`, and `conflict("alert_channels.count")` where the owner has as many as it
  /// may have.
  func create(_ channel: AlertChannel, in scope: AlertScope) async throws
  func channel(_ id: AlertChannelID, in scope: AlertScope) async throws -> AlertChannel?
  /// All, newest first.
  func channels(in scope: AlertScope) async throws -> [AlertChannel]
  /// The channel as it is then; nil where there is none. What waits for a channel that is disabled is given up; what
  /// waited for its quiet hours waits for the new ones. Where nothing changes, nothing is kept of it. Throws
  /// `conflict("alert_channels.name")`.
  func update(
    _ id: AlertChannelID, _ change: AlertChannelChange, at moment: Timestamp, in scope: AlertScope
  ) async throws -> AlertChannel?
  /// The secret in use becomes the previous one, until `overlapEnd`. False where there is no such `webhook` channel.
  func rotate(
    _ id: AlertChannelID, to secret: SealedSecret, overlapEnd: Timestamp, at moment: Timestamp, in scope: AlertScope
  ) async throws -> Bool
  /// With what waits for it. False where there is none. Throws `conflict("alert_channels.schedules")` while report
  /// schedules send to it.
  func delete(_ id: AlertChannelID, at moment: Timestamp, in scope: AlertScope) async throws -> Bool
  /// Keeps that a channel was tried, and what came of it.
  func recordTest(of channel: AlertChannel, outcome: String, at moment: Timestamp, in scope: AlertScope) async throws
}

/// What was raised. Each call is one transaction; each throws `StorageError`.
public protocol AlertStore: Sendable {
  /// Newest first, with the deliveries to the owner's own channels. The gateway's are those that concern the gateway,
  /// and where `tenants` is true, every tenant's too.
  func alerts(kind: Alert.Kind?, tenants: Bool, page: PageRequest, in scope: AlertScope) async throws
    -> Page<RaisedAlert>
}
