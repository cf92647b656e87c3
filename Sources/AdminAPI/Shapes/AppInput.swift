struct AppInput {
  var name: String
  var clientKey: String
  var secret: String

  init(name: String, clientKey: String, secret: String) {
    self.name = name
    self.clientKey = clientKey
    self.secret = secret
  }

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    self.init(in: &fields)
    try fields.finish()
  }

  /// One app among other things.
  init(in fields: inout BodyFields) {
    name = fields.text("name", .name)
    clientKey = fields.text("client_key", .platformID)
    secret = fields.text("secret", .secret)
  }
}

struct AppPatch {
  var name: String?
  var secret: String?
  var disabled: Bool?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.optionalText("name", .name)
    secret = fields.optionalText("secret", .secret)
    disabled = fields.optionalFlag("disabled")
    try fields.finish()
  }
}
