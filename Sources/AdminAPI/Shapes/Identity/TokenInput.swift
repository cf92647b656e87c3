internal import Moderation

/// A token for a program, as somebody asks for it.
struct TokenInput {
  var name: String
  var scopes: [AccessScope]
  /// Nil for all that the operator may act for.
  var tenants: [TenantID]?
  var lifetime: Duration

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.text("name", .name)
    scopes = fields.choices("scopes")
    tenants = fields.optionalIDs("tenants", TenantID.self, atMost: OperatorPatch.mostTenants)
    lifetime = .seconds(86_400 * (fields.optionalInteger("expires_in_days", in: 1...366) ?? 90))
    if tenants == [] {
      fields.fault("tenants", "must name one at least; leave it out for all that you may act for")
    }
    try fields.finish()
  }
}
