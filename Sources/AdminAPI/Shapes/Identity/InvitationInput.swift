internal import Moderation

struct InvitationInput {
  var name: String
  var invitee: Invitee
  /// In the order given, so that a fault can be named by its place.
  var tenants: [TenantID]
  var lifetime: Duration

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.text("name", .operatorName)
    let role: Operator.Role? = fields.optionalChoice("role")
    let tenants = fields.optionalIDs("tenants", TenantID.self, atMost: OperatorPatch.mostTenants) ?? []
    if !tenants.isEmpty {
      if role == nil { fields.fault("role", "is required with tenants") }
      if role == .owner { fields.fault("tenants", "must be empty: an owner may act for all") }
    }
    self.tenants = tenants
    invitee = role.map { .newOperator($0, grants: Set(tenants)) } ?? .knownOperator
    lifetime = .seconds(fields.optionalInteger("expires_in_seconds", in: Self.lifetimes) ?? Self.usualLifetime)
    try fields.finish()
  }

  /// An hour to 30 days.
  private static let lifetimes: ClosedRange<Int64> = 3600...30 * 86_400
  private static let usualLifetime: Int64 = 7 * 86_400
}
