internal import Moderation

/// Whom a link to TikTok's consent page is for.
struct AuthorisationInput {
  let request: AuthorisationRequest

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    request = AuthorisationRequest(
      appID: fields.optionalID("app_id", AppID.self), accountID: fields.optionalID("account_id", AccountID.self),
      name: fields.optionalText("name", .name))
    if request.accountID == nil, request.appID == nil { fields.require("app_id") }
    if request.accountID != nil, request.name != nil {
      fields.fault("name", "is for a new account; rename one with PATCH on it")
    }
    try fields.finish()
  }
}
