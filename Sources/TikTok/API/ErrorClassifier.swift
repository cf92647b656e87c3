internal import Moderation

/// What each of TikTok's errors means for the caller: the tables of both dialects, and what to make of a code that
/// stands in neither.
enum ErrorClassifier {
  typealias Class = PlatformFailure.Class

  /// `business`: the `code` of the envelope. `onComment` tells calls about comments, where a missing object means that
  /// these are gone, with their video perhaps.
  static func business(code: Int, onComment: Bool) -> Class {
    if code == 40007 { return onComment ? .gone : .permanent }
    return businessCodes[code] ?? businessRange(code)
  }

  /// `open`: the word in `error.code`, or that of an OAuth error; the HTTP status decides where the word says nothing.
  static func open(code: String?, status: Int) -> Class {
    code.flatMap { openCodes[$0] } ?? http(status: status)
  }

  /// For answers without a code that we know.
  static func http(status: Int) -> Class {
    switch status {
    case 401: .tokenRejected
    case 403: .permission
    case 408, 425: .transient
    case 429: .rateLimited
    case 300..<500: .permanent
    default: .transient
    }
  }

  private static let businessCodes: [Int: Class] = [
    40016: .rateLimited, 40100: .rateLimited, 40132: .rateLimited, 40133: .rateLimited, 51021: .rateLimited,
    40102: .tokenRejected, 40104: .tokenRejected, 40105: .tokenRejected, 40131: .tokenRejected,
    40101: .reauthorise, 40103: .reauthorise, 40107: .reauthorise, 40110: .reauthorise, 40113: .reauthorise,
    40001: .permission, 40125: .permission, 40130: .permission,
    40000: .permanent, 40002: .permanent, 40006: .permanent, 40008: .permanent, 41001: .permanent,
    // The same request is under way already: what became of it shows when it is made again.
    40050: .transient,
    40202: .transient, 40700: .transient, 50000: .transient, 50002: .transient, 51065: .transient, 51305: .transient,
    60001: .transient,
  ]

  /// TikTok groups its codes: 400xx parameters, 401xx authorisation, 402xx conflicts, 407xx internal checks, 5xxxx
  /// services, 6xxxx maintenance. 20001 is a partial success, which for a single object means that it was not done.
  private static func businessRange(_ code: Int) -> Class {
    switch code {
    case 40100...40199: .permission
    case 40200...40299, 40700...40799: .transient
    case 40000...49999: .permanent
    default: .transient
    }
  }

  private static let openCodes: [String: Class] = [
    "access_token_invalid": .tokenRejected,
    "scope_not_authorized": .permission, "scope_permission_missed": .permission,
    "invalid_params": .permanent, "invalid_file_upload": .permanent,
    "rate_limit_exceeded": .rateLimited,
    "internal_error": .transient,
    // OAuth.
    "access_denied": .reauthorise, "invalid_client": .reauthorise, "invalid_grant": .reauthorise,
    "unauthorized_client": .reauthorise,
    "invalid_request": .permanent, "invalid_scope": .permanent, "unsupported_grant_type": .permanent,
    "unsupported_response_type": .permanent,
  ]
}
