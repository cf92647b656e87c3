internal import Moderation

struct TenantOutput: Encodable {
  var id: TenantID
  var name: String
  var disabled: Bool
  var webhookPath: String
  var createdAt: Timestamp
  var updatedAt: Timestamp

  init(_ tenant: Tenant) {
    id = tenant.id
    name = tenant.name
    disabled = tenant.isDisabled
    webhookPath = "/webhooks/\(tenant.id)"
    createdAt = tenant.createdAt
    updatedAt = tenant.updatedAt
  }
}
