/// A request to an endpoint of `business`, and the checks they share.
struct BusinessRequest {
  let http: HTTPRequest
  let endpoint: String

  /// Of the query in a GET, else of the body.
  func fields() throws(Fields.Fault) -> Fields {
    http.method == "GET" ? Fields(pairs: http.query) : try Fields(http.body)
  }

  /// The account of the `Access-Token`, once token, quota, `business_id` and scope have been looked at, in this order.
  func authorise(scope: String, on platform: inout Platform) throws -> (SandboxAccount, Fields) {
    guard let token = http.header("access-token"), !token.isEmpty else { throw BusinessFailure.noToken }
    let account: SandboxAccount
    switch platform.tokens.standing(ofAccess: token, now: platform.now) {
    case .expired: throw BusinessFailure.expiredToken
    case .unknown: throw BusinessFailure.wrongToken
    case .valid(let openID):
      guard let found = platform.accounts[openID], found.dialect == .business else { throw BusinessFailure.wrongToken }
      account = found
    }
    try platform.quotas.admitBusiness(
      app: account.appID, account: account.openID, endpoint: endpoint, now: platform.now)
    let fields = try fields()
    guard try fields.string("business_id") == account.openID else { throw BusinessFailure.foreignAccount }
    guard account.scopes.contains(scope) else { throw BusinessFailure.scope }
    return (account, fields)
  }

  /// The app whose id and secret are in the fields so named.
  static func app(id: String, secret: String, in fields: Fields, on platform: Platform) throws -> String {
    let app = try fields.string(id)
    guard platform.apps[app] == (try fields.string(secret)) else { throw BusinessFailure.wrongApp }
    return app
  }
}
