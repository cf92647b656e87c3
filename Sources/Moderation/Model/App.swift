/// A TikTok developer app. TikTok allows one callback for each app, so an agency with one app shares it among tenants.
public struct App: Equatable, Identified, Sendable {
  public static let idPrefix = "app"

  public var id: AppID
  /// The owner; nil for an app that the whole gateway shares.
  public var tenantID: TenantID?
  public var name: String
  /// TikTok's id for it: `app_id`, which deliveries carry as `client_key`. Unique in the gateway.
  public var clientKey: String
  public var secret: SealedSecret
  public var createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(
    id: AppID, tenantID: TenantID?, name: String, clientKey: String, secret: SealedSecret, createdAt: Timestamp,
    updatedAt: Timestamp
  ) {
    self.id = id
    self.tenantID = tenantID
    self.name = name
    self.clientKey = clientKey
    self.secret = secret
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}
