internal import FoundationEssentials
internal import Moderation

/// A parked delivery: its body is `body` where it is text, else `bodyBase64`.
struct ParkedOutput: Encodable {
  var id: String
  @Nullable var accountID: AccountID?
  var reason: String
  var body: String?
  var bodyBase64: String?
  var receivedAt: Timestamp

  init(_ delivery: ParkedDelivery) {
    id = String(delivery.id)
    _accountID = Nullable(wrappedValue: delivery.accountID)
    reason = delivery.reason
    body = String(validating: delivery.body, as: UTF8.self)
    bodyBase64 = body == nil ? Data(delivery.body).base64EncodedString() : nil
    receivedAt = delivery.receivedAt
  }
}
