internal import Moderation

struct AccountInput {
  var name: String
  var dialect: Dialect
  var openID: String?
  var appID: AppID?
  var tokens: TokensInput?
  var webhookSecret: String?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.text("name", .name)
    let dialect: Dialect? = fields.optionalChoice("dialect")
    openID = fields.optionalText("open_id", .platformID)
    appID = fields.optionalID("app_id", AppID.self)
    tokens = TokensInput(in: &fields)
    webhookSecret = fields.optionalText("webhook_secret", .secret)
    self.dialect = dialect ?? .open
    switch dialect {
    case nil: fields.require("dialect")
    case .open: break
    case .business:
      if openID == nil { fields.require("open_id") }
      if appID == nil { fields.require("app_id") }
      if webhookSecret != nil {
        fields.fault("webhook_secret", "is for the open dialect; here deliveries are signed with the app's secret")
      }
    }
    try fields.finish()
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
