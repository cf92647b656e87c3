internal import Moderation

struct TenantInput {
  var name: String
  /// Not yet looked at.
  var ruleSet: JSONValue?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.text("name", .name)
    ruleSet = fields.optionalDocument("rule_set")
    try fields.finish()
  }
}

struct TenantPatch {
  var name: String?
  var disabled: Bool?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.optionalText("name", .name)
    disabled = fields.optionalFlag("disabled")
    try fields.finish()
  }
}
