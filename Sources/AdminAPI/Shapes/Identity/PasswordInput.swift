struct PasswordInput {
  var currentPassword: String
  var newPassword: String

  /// `name` is the operator's.
  init(_ body: [UInt8], of name: String, _ policy: PasswordPolicy) throws(Problem) {
    var fields = try BodyFields(body)
    currentPassword = fields.text("current_password", .password)
    newPassword = fields.newPassword("new_password", of: name, policy)
    if newPassword == currentPassword, !newPassword.isEmpty {
      fields.fault("new_password", "must differ from the current one")
    }
    try fields.finish()
  }
}

extension BodyFields {
  /// A password that somebody chooses. `name` is the operator's, where that is known already.
  mutating func newPassword(_ key: String, of name: String?, _ policy: PasswordPolicy) -> String {
    let password = text(key, .newPassword)
    if !password.isEmpty, let fault = policy.fault(in: password, of: name) { self.fault(key, fault) }
    return password
  }
}
