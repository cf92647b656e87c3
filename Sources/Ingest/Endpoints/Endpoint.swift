internal import Moderation
internal import TikTok

/// One webhook path: whose deliveries it takes and how they are verified. The dialect belongs to the path and is never
/// guessed from a request.
struct Endpoint: Sendable {
  /// How the account is found once the signature holds.
  enum Routing: Sendable {
    /// `open`: each secret belongs to one account.
    case bySecret([Recipient])
    /// `business`: deliveries name the account's open id.
    case byOpenID([String: Recipient])
  }

  let dialect: Dialect
  let verifier: DeliveryVerifier
  let routing: Routing
  /// Who keeps a delivery that names no account of the endpoint; nil for a shared app.
  let owner: TenantID?

  /// `secret` is the index that verification gave.
  func recipient(secret: Int, openID: String?) -> Recipient? {
    switch routing {
    case .bySecret(let recipients): recipients[secret]
    case .byOpenID(let recipients): openID.flatMap { recipients[$0] }
    }
  }
}
