internal import Moderation

struct AppOutput: Encodable {
  var id: AppID
  /// Null for an app that the gateway shares.
  @Nullable var tenantID: TenantID?
  var name: String
  var clientKey: String
  var secretLast4: String
  var disabled: Bool
  var webhookPath: String
  var createdAt: Timestamp
  var updatedAt: Timestamp

  init(_ app: App, secrets: SecretKeeper) throws {
    id = app.id
    _tenantID = Nullable(wrappedValue: app.tenantID)
    name = app.name
    clientKey = app.clientKey
    secretLast4 = try secrets.lastFour(of: app.secret, at: .appSecret(app.id))
    disabled = app.isDisabled
    webhookPath = Self.webhookPath(of: app.id)
    createdAt = app.createdAt
    updatedAt = app.updatedAt
  }

  static func webhookPath(of id: AppID) -> String { "/webhooks/apps/\(id)" }
}
