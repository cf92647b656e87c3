struct LoginInput {
  var name: String
  var password: String

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.text("name", .operatorName)
    password = fields.text("password", .password)
    try fields.finish()
  }
}
