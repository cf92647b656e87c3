import Moderation

/// A client of the gateway: a tenant with one account, which the sandbox knows as well.
struct Client: Sendable {
  static let video = "7377694258502880513"

  let scope: TenantScope
  let account: Account
  let openID: String

  var hideEndpoint: String { "/business/comment/hide/" }
  var deleteEndpoint: String { account.dialect == .open ? "/v2/video/comment/delete/" : "/business/comment/delete/" }
}
