struct AcceptanceInput {
  var code: String
  var password: String

  init(_ body: [UInt8], _ policy: PasswordPolicy) throws(Problem) {
    var fields = try BodyFields(body)
    code = fields.text("code", .code)
    password = fields.newPassword("password", of: nil, policy)
    try fields.finish()
  }
}
