internal import Moderation

struct TokenOutput: Encodable {
  var id: APITokenID
  var name: String
  var last4: String
  var scopes: [AccessScope]
  @Nullable var tenants: [TenantID]?
  var createdAt: Timestamp
  var expiresAt: Timestamp
  /// To the minute.
  @Nullable var lastUsedAt: Timestamp?
  @Nullable var revokedAt: Timestamp?
  /// Only in the answer that made the token, this once.
  var token: String?

  init(_ token: APIToken, secret: String? = nil) {
    id = token.id
    name = token.name
    last4 = token.lastFour
    scopes = token.scopes.sorted { $0.rawValue < $1.rawValue }
    _tenants = Nullable(wrappedValue: token.tenants?.sorted())
    createdAt = token.createdAt
    expiresAt = token.expiresAt
    _lastUsedAt = Nullable(wrappedValue: token.lastUsedAt)
    _revokedAt = Nullable(wrappedValue: token.revokedAt)
    self.token = secret
  }
}
