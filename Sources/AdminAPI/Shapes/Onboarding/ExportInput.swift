struct ExportInput {
  var passphrase: String

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    passphrase = fields.text("passphrase", .passphrase)
    try fields.finish()
  }
}
