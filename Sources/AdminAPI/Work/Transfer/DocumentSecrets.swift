internal import Moderation

/// The secret part of a tenant's document, as it is before it is sealed.
struct DocumentSecrets: Sendable {
  struct Account: Sendable {
    var tokens: TokensInput?
    /// The newest first, which has no end.
    var webhookSecrets: [(secret: String, expiresAt: Timestamp?)]
  }

  /// By client key.
  var apps: [String: String] = [:]
  /// By the id that the document has for it.
  var accounts: [AccountID: Account] = [:]

  init() {}

  /// Everything secret that the configuration holds, opened.
  init(_ configuration: TenantConfiguration, secrets: SecretKeeper) throws {
    for app in configuration.apps { apps[app.clientKey] = try secrets.open(app.secret, at: .appSecret(app.id)) }
    for setup in configuration.accounts {
      let id = setup.account.id
      accounts[id] = Account(
        tokens: try setup.tokens.map { tokens in
          TokensInput(
            access: try secrets.open(tokens.access, at: .accessToken(id)),
            refresh: try tokens.refresh.map { try secrets.open($0, at: .refreshToken(id)) },
            accessExpiresAt: tokens.accessExpiresAt, refreshExpiresAt: tokens.refreshExpiresAt)
        },
        webhookSecrets: try setup.webhookSecrets.map {
          (try secrets.open($0.secret, at: .webhookSecret($0.id)), $0.expiresAt)
        })
    }
  }

  /// Reads what `json` wrote. Throws `Problem` for what this version does not understand.
  init(reading bytes: [UInt8]) throws(Problem) {
    var fields = try BodyFields(bytes)
    for app in fields.objects(
      "apps", atMost: .max, { ($0.text("client_key", .platformID), $0.text("secret", .secret)) })
    {
      if let app { apps[app.0] = app.1 }
    }
    let accounts = fields.objects("accounts", atMost: .max) { fields in
      let id = fields.optionalID("id", AccountID.self)
      if id == nil { fields.require("id") }
      let tokens = TokensInput(in: &fields)
      let secrets = fields.objects("webhook_secrets", atMost: 2) {
        ($0.text("secret", .secret), $0.optionalMoment("expires_at"))
      }
      return (id, Account(tokens: tokens, webhookSecrets: secrets.compactMap(\.self)))
    }
    for account in accounts {
      if let account, let id = account.0 { self.accounts[id] = account.1 }
    }
    try fields.finish()
  }

  var json: JSONValue {
    .members([
      "apps": .array(
        apps.sorted { $0.key < $1.key }.map {
          .members(["client_key": .string($0.key), "secret": .string($0.value)])
        }),
      "accounts": .array(
        accounts.sorted { $0.key < $1.key }.map { id, account in
          .members([
            "id": .string("\(id)"), "access_token": .text(account.tokens?.access),
            "refresh_token": .text(account.tokens?.refresh),
            "access_token_expires_at": .moment(account.tokens?.accessExpiresAt),
            "refresh_token_expires_at": .moment(account.tokens?.refreshExpiresAt),
            "webhook_secrets": .array(
              account.webhookSecrets.map {
                .members(["secret": .string($0.secret), "expires_at": .moment($0.expiresAt)])
              }),
          ])
        }),
    ])
  }
}
