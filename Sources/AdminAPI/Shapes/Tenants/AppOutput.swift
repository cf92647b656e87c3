internal import Moderation

struct AppOutput: Encodable {
  var id: AppID
  /// Null for an app that the gateway shares.
  @Nullable var tenantID: TenantID?
  var name: String
  var clientKey: String
  var secretLast4: String
  var disabled: Bool
  /// Null where the gateway's setting counts, as in the next one.
  @Nullable var callsPerMinute: Int?
  @Nullable var accountCallsPerMinute: Int?
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
    _callsPerMinute = Nullable(wrappedValue: app.limits.callsPerMinute)
    _accountCallsPerMinute = Nullable(wrappedValue: app.limits.accountCallsPerMinute)
    webhookPath = Self.webhookPath(of: app.id)
    createdAt = app.createdAt
    updatedAt = app.updatedAt
  }

  static func webhookPath(of id: AppID) -> String { "/webhooks/apps/\(id)" }
}
