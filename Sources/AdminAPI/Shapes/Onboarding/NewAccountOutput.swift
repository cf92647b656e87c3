internal import Moderation

/// An account that was just made among others: the one answer that has its fresh webhook secret.
struct NewAccountOutput: Encodable {
  var id: AccountID
  var name: String
  var dialect: Dialect
  @Nullable var openID: String?
  @Nullable var appID: AppID?
  var webhookPath: String
  /// Null where the gateway's public URL is not known.
  @Nullable var webhookURL: String?
  /// Null where one was given, or the app's signs its deliveries.
  @Nullable var webhookSecret: String?
  /// Null where none was asked for.
  @Nullable var registration: RegistrationOutput?

  init(_ new: NewAccount, url: String? = nil, registration: WebhookRegistration.Outcome? = nil) {
    let account = new.setup.account
    id = account.id
    name = account.name
    dialect = account.dialect
    _openID = Nullable(wrappedValue: account.openID)
    _appID = Nullable(wrappedValue: account.appID)
    webhookPath = AccountOutput.webhookPath(of: account)
    _webhookURL = Nullable(wrappedValue: url)
    _webhookSecret = Nullable(wrappedValue: new.freshSecret)
    _registration = Nullable(wrappedValue: registration.map(RegistrationOutput.init))
  }
}

/// What became of registering one webhook at TikTok.
struct RegistrationOutput: Encodable {
  enum Status: String, Encodable {
    case registered, failed
  }

  var status: Status
  @Nullable var webhook: RegisteredWebhook?
  /// Why it failed, as a problem's code and detail.
  @Nullable var code: String?
  @Nullable var detail: String?

  init(_ outcome: WebhookRegistration.Outcome) {
    switch outcome {
    case .registered(let registered):
      status = .registered
      _webhook = Nullable(wrappedValue: registered)
      _code = Nullable(wrappedValue: nil)
      _detail = Nullable(wrappedValue: nil)
    case .failed(let code, let detail):
      status = .failed
      _webhook = Nullable(wrappedValue: nil)
      _code = Nullable(wrappedValue: code)
      _detail = Nullable(wrappedValue: detail)
    }
  }
}
