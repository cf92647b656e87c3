struct LoginInput {
  var name: String
  var password: String
  /// Of the second factor.
  var code: String?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.text("name", .operatorName)
    password = fields.text("password", .password)
    code = fields.optionalText("code", .code)
    try fields.finish()
  }
}
