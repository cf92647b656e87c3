internal import Moderation

struct AlertChannelOutput: Encodable {
  var id: AlertChannelID
  /// Null for one of the gateway.
  @Nullable var tenantID: TenantID?
  var name: String
  var kind: String
  /// A mail address; of a URL the host and the last four characters.
  var target: String
  /// Empty for all.
  var alerts: [String]
  /// Whether one of the gateway hears what tenants are told too.
  var tenants: Bool
  @Nullable var quietHours: RawJSON?
  var disabled: Bool
  /// The last four characters of a webhook's signing secret.
  @Nullable var signingSecretLast4: String?
  /// Until when messages are signed with the secret before it too.
  @Nullable var previousSecretUntil: Timestamp?
  /// Only in the answer that hands it out.
  var signingSecret: String?
  var createdAt: Timestamp
  var updatedAt: Timestamp

  init(_ channel: AlertChannel, target: String, secretLast4: String?, secret: String?, at moment: Timestamp) {
    id = channel.id
    _tenantID = Nullable(wrappedValue: channel.tenantID)
    name = channel.name
    kind = channel.kind.rawValue
    self.target = target
    alerts = channel.wanted.map(\.rawValue).sorted()
    tenants = channel.includesTenants
    _quietHours = Nullable(wrappedValue: channel.quietHours.map { RawJSON($0.json) })
    disabled = channel.isDisabled
    _signingSecretLast4 = Nullable(wrappedValue: secretLast4)
    let until = channel.signing?.previousUntil
    _previousSecretUntil = Nullable(wrappedValue: until.flatMap { $0 > moment ? $0 : nil })
    signingSecret = secret
    createdAt = channel.createdAt
    updatedAt = channel.updatedAt
  }
}
