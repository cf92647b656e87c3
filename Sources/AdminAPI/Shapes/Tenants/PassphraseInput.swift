/// What something is to be sealed to.
struct PassphraseInput {
  var passphrase: String

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    passphrase = fields.text("passphrase", .passphrase)
    try fields.finish()
  }
}
