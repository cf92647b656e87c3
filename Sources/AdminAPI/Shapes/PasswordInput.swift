struct PasswordInput {
  var currentPassword: String
  var newPassword: String

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    currentPassword = fields.text("current_password", .password)
    newPassword = fields.text("new_password", .newPassword)
    if newPassword == currentPassword, !newPassword.isEmpty {
      fields.fault("new_password", "must differ from the current one")
    }
    try fields.finish()
  }
}
