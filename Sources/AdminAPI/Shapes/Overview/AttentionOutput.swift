internal import Moderation

/// Something that needs a hand now.
struct AttentionOutput: Encodable {
  var kind: String
  var count: Int
  var detail: String
  @Nullable var tenantID: TenantID?
  @Nullable var subject: AccountID?

  init(_ attention: Attention) {
    kind = attention.kind.name
    count = attention.count
    detail = attention.detail
    _tenantID = Nullable(wrappedValue: attention.tenantID)
    _subject = Nullable(wrappedValue: attention.subject)
  }
}
