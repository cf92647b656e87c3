internal import Moderation

/// What there is to see of several tenants at a glance: the same as of one, and the list of them.
struct GatewayOverviewOutput: Encodable {
  struct Tenant: Encodable {
    var id: TenantID
    var name: String
    var disabled: Bool
    var events: Int
    var byVerdict: VerdictCountsOutput
    var queueWaiting: Int
    var attention: Int
  }

  var overview: OverviewOutput
  var tenants: [Tenant]
  var moreTenants: Int

  init(_ overview: Overview) {
    self.overview = OverviewOutput(overview)
    tenants = overview.tenants.map {
      Tenant(
        id: $0.id, name: $0.name, disabled: $0.isDisabled, events: $0.counts.events,
        byVerdict: VerdictCountsOutput($0.counts), queueWaiting: $0.waiting, attention: $0.attention)
    }
    moreTenants = overview.moreTenants
  }

  private enum CodingKeys: String, CodingKey {
    case tenants
    case moreTenants
  }

  func encode(to encoder: any Encoder) throws {
    try overview.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(tenants, forKey: .tenants)
    try container.encode(moreTenants, forKey: .moreTenants)
  }
}
