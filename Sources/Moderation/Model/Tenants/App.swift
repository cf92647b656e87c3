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
  /// The webhook paths of a disabled app answer 404, and the actions of its accounts wait.
  public var isDisabled: Bool
  /// Where TikTok allows the app another number of calls than the gateway's setting says.
  public var limits: AppCallLimits
  public var createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(
    id: AppID, tenantID: TenantID?, name: String, clientKey: String, secret: SealedSecret, isDisabled: Bool = false,
    limits: AppCallLimits = AppCallLimits(), createdAt: Timestamp, updatedAt: Timestamp
  ) {
    self.id = id
    self.tenantID = tenantID
    self.name = name
    self.clientKey = clientKey
    self.secret = secret
    self.isDisabled = isDisabled
    self.limits = limits
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}
