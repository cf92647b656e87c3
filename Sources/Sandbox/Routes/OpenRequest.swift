/// A request to an endpoint of `open`, and the checks they share.
struct OpenRequest {
  let http: HTTPRequest
  let endpoint: String

  static func bearer(in request: HTTPRequest) -> String? {
    guard let value = request.header("authorization"), value.hasPrefix("Bearer ") else { return nil }
    return String(value.dropFirst("Bearer ".count))
  }

  /// The account of the bearer token, once token and quota have been looked at.
  func authorise(on platform: inout Platform) throws -> SandboxAccount {
    guard let token = Self.bearer(in: http),
      case .valid(let openID) = platform.tokens.standing(ofAccess: token, now: platform.now),
      let account = platform.accounts[openID], account.dialect == .open
    else { throw OpenFailure.wrongToken }
    guard platform.quotas.admitOpen(account: openID, endpoint: endpoint, now: platform.now) else {
      throw OpenFailure.quota
    }
    return account
  }
}

/// TikTok's `error.code`, its HTTP status and a message.
struct OpenFailure: Error {
  let code: String
  let message: String
  private let ownStatus: Int?

  /// `status` where it is not the one that belongs to `code`.
  init(_ code: String, _ message: String, status: Int? = nil) {
    self.code = code
    self.message = message
    ownStatus = status
  }

  var status: Int {
    if let ownStatus { return ownStatus }
    return switch code {
    case "access_token_invalid", "scope_not_authorized": 401
    case "scope_permission_missed", "invalid_params", "invalid_file_upload": 400
    case "rate_limit_exceeded": 429
    case "internal_error": 500
    default: 200
    }
  }

  static func invalid(_ message: String) -> Self { .init("invalid_params", message) }
  /// An object that is not there: the same error as for any wrong parameter, told from it by its status.
  static func missing(_ message: String) -> Self { .init("invalid_params", message, status: 404) }
  static let wrongToken = Self("access_token_invalid", "The access token is invalid or not found in the request.")
  static let scope = Self("scope_not_authorized", "The user did not authorize the scope required.")
  static let quota = Self("rate_limit_exceeded", "The API rate limit was exceeded. Please try again later.")
}
