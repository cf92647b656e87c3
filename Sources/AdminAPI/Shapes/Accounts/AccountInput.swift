internal import Moderation

struct AccountInput: Sendable {
  var name: String
  var dialect: Dialect
  var openID: String?
  var appID: AppID?
  /// An app by its client key or its name, or by its id; nil wherever `appID` is there.
  var app: String?
  var tokens: TokensInput?
  var webhookSecret: String?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    self.init(in: &fields, namesApps: false)
    try fields.finish()
  }

  /// One account among many. `namesApps` lets `app` stand for `app_id`, for whom ids are still to be made or are a
  /// nuisance.
  init(in fields: inout BodyFields, namesApps: Bool) {
    name = fields.text("name", .name)
    let dialect: Dialect? = fields.optionalChoice("dialect")
    openID = fields.optionalText("open_id", .platformID)
    appID = fields.optionalID("app_id", AppID.self)
    if namesApps { app = fields.optionalText("app", .appReference) }
    tokens = TokensInput(in: &fields)
    webhookSecret = fields.optionalText("webhook_secret", .secret)
    self.dialect = dialect ?? .open
    if appID != nil, app != nil { fields.fault("app", "says the same as app_id: give one of them") }
    switch dialect {
    case nil: fields.require("dialect")
    case .open: break
    case .business:
      if openID == nil { fields.require("open_id") }
      if appID == nil, app == nil { fields.require(namesApps ? "app" : "app_id") }
      if webhookSecret != nil {
        fields.fault("webhook_secret", "is for the open dialect; here deliveries are signed with the app's secret")
      }
    }
  }
}

struct AccountPatch {
  var name: String?
  var disabled: Bool?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.optionalText("name", .name)
    disabled = fields.optionalFlag("disabled")
    try fields.finish()
  }
}
