/// To begin enrolling a second factor.
struct EnrolmentInput {
  var password: String

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    password = fields.text("password", .password)
    try fields.finish()
  }
}

/// The first code of a new second factor.
struct ConfirmationInput {
  var code: String

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    code = fields.text("code", .code)
    try fields.finish()
  }
}

/// To disable a second factor, or to replace its recovery codes.
struct SecondFactorChangeInput {
  var password: String
  var code: String

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    password = fields.text("password", .password)
    code = fields.text("code", .code)
    try fields.finish()
  }
}
