struct LoginInput {
  var name: String
  var password: String
  /// Whether the session's token is to be kept by a browser.
  var cookie: Bool
  /// Of the second factor.
  var code: String?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.text("name", .operatorName)
    password = fields.text("password", .password)
    cookie = fields.optionalFlag("cookie") ?? false
    code = fields.optionalText("code", .code)
    try fields.finish()
  }
}
