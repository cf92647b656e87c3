internal import Moderation

struct AccountOutput: Encodable {
  var id: AccountID
  var tenantID: TenantID
  var name: String
  var dialect: Dialect
  @Nullable var openID: String?
  @Nullable var appID: AppID?
  var connected: Bool
  @Nullable var disconnectedSince: Timestamp?
  @Nullable var disconnectedReason: String?
  var disabled: Bool
  var hasAccessToken: Bool
  @Nullable var accessTokenExpiresAt: Timestamp?
  var authorisation: AccountAuthorisationOutput
  var webhookPath: String
  @Nullable var lastDeliveryAt: Timestamp?
  var createdAt: Timestamp
  var updatedAt: Timestamp

  init(_ account: Account, tokens: AccountTokens?, heardAt: Timestamp?, at moment: Timestamp) {
    id = account.id
    tenantID = account.tenantID
    name = account.name
    dialect = account.dialect
    _openID = Nullable(wrappedValue: account.openID)
    _appID = Nullable(wrappedValue: account.appID)
    switch account.connection {
    case .connected:
      connected = true
      _disconnectedSince = Nullable(wrappedValue: nil)
      _disconnectedReason = Nullable(wrappedValue: nil)
    case .disconnected(let since, let reason):
      connected = false
      _disconnectedSince = Nullable(wrappedValue: since)
      _disconnectedReason = Nullable(wrappedValue: reason)
    }
    disabled = account.isDisabled
    hasAccessToken = tokens != nil
    _accessTokenExpiresAt = Nullable(wrappedValue: tokens?.accessExpiresAt)
    authorisation = AccountAuthorisationOutput(AccountAuthorisation(of: account, tokens: tokens, at: moment))
    webhookPath = Self.webhookPath(of: account)
    _lastDeliveryAt = Nullable(wrappedValue: heardAt)
    createdAt = account.createdAt
    updatedAt = account.updatedAt
  }

  static func webhookPath(of account: Account) -> String {
    switch (account.dialect, account.appID) {
    case (.business, let app?): AppOutput.webhookPath(of: app)
    case (.business, nil), (.open, _): "/webhooks/\(account.tenantID)/\(account.id)"
    }
  }
}
