struct LoginInput {
  var name: String
  var password: String
  /// Of the second factor.
  var code: String?
  /// Whether the session's token is to be kept by a browser.
  var cookie: Bool

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.text("name", .operatorName)
    password = fields.text("password", .password)
    code = fields.optionalText("code", .code)
    cookie = fields.optionalFlag("cookie") ?? false
    try fields.finish()
  }
}
