internal import Moderation

/// Makes accounts, with what they work with sealed.
struct AccountMaker: Sendable {
  let secrets: SecretKeeper
  let clock: WallClock

  /// `app` is the one that the input names.
  func make(_ input: AccountInput, app: AppID?, tenant: TenantID) throws -> NewAccount {
    let now = clock.now()
    let account = Account(
      id: .fresh(), tenantID: tenant, name: input.name, dialect: input.dialect, openID: input.openID, appID: app,
      connection: .connected, isDisabled: false, createdAt: now, updatedAt: now)
    var new = NewAccount(
      setup: AccountSetup(
        account: account, tokens: try input.tokens?.sealed(for: account.id, by: secrets), webhookSecrets: []))
    // In `open` every account has a secret from the start, so that no path ever accepts unsigned deliveries.
    if account.dialect == .open { try addSecret(to: &new, given: input.webhookSecret) }
    return new
  }

  /// With a fresh one where none is given. `end` is nil for the newest, which has none.
  func addSecret(to new: inout NewAccount, given: String?, until end: Timestamp? = nil) throws {
    let id = WebhookSecretID.fresh()
    let text = try given ?? SecretKeeper.newWebhookSecret()
    if given == nil { new.freshSecret = text }
    new.setup.webhookSecrets.append(
      WebhookSecret(
        id: id, accountID: new.setup.account.id, secret: try secrets.seal(text, at: .webhookSecret(id)),
        createdAt: new.setup.account.createdAt, expiresAt: end))
  }
}

/// An account that is being made.
struct NewAccount: Sendable {
  var setup: AccountSetup
  /// The webhook secret that was made for it, to be shown once; nil where one was given, or none is needed.
  var freshSecret: String?
}
