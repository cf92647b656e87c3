internal import Moderation

struct AuditEntryOutput: Encodable {
  var id: AuditEntryID
  /// Null for what concerns the whole gateway.
  @Nullable var tenantID: TenantID?
  /// Null for what the gateway did by itself.
  @Nullable var operatorID: OperatorID?
  /// As it is now; null for an operator who is gone.
  @Nullable var operatorName: String?
  @Nullable var tokenID: APITokenID?
  var action: String
  var subject: String
  @Nullable var detail: String?
  /// The members that changed, as they were.
  @Nullable var old: RawJSON?
  @Nullable var new: RawJSON?
  @Nullable var address: String?
  @Nullable var requestID: String?
  var createdAt: Timestamp
  @Nullable var previousHash: String?
  /// Null for entries from before there was a chain.
  @Nullable var hash: String?

  /// Throws for an entry whose values were altered into what is no JSON.
  init(_ entry: AuditEntry) throws {
    id = entry.id
    _tenantID = Nullable(wrappedValue: entry.tenantID)
    _operatorID = Nullable(wrappedValue: entry.operatorID)
    _operatorName = Nullable(wrappedValue: entry.operatorName)
    _tokenID = Nullable(wrappedValue: entry.tokenID)
    action = entry.action
    subject = entry.subject
    _detail = Nullable(wrappedValue: entry.detail)
    _old = Nullable(wrappedValue: try entry.old.map { try RawJSON(text: $0) })
    _new = Nullable(wrappedValue: try entry.new.map { try RawJSON(text: $0) })
    _address = Nullable(wrappedValue: entry.address)
    _requestID = Nullable(wrappedValue: entry.requestID)
    createdAt = entry.createdAt
    _previousHash = Nullable(wrappedValue: entry.link?.previousHash)
    _hash = Nullable(wrappedValue: entry.link?.hash)
  }
}
