/// A `code` with its message.
struct BusinessFailure: Error {
  let code: Int
  let message: String

  init(_ code: Int, _ message: String) {
    self.code = code
    self.message = message
  }

  static func invalid(_ message: String) -> Self { .init(40002, message) }
  static let noToken = Self(
    40104, "Access token is null, you should set it in http header with key Access-Token.")
  static let expiredToken = Self(40102, "Access token is expired.")
  static let wrongToken = Self(40105, "Access token is incorrect or has been revoked.")
  static let quotaOfSecond = Self(40100, "App reaches the QPS limit.")
  static let quota = Self(40100, "App reaches the QPM limit.")
  static let foreignAccount = Self(40001, "No permission to operate business_id.")
  static let foreignComment = Self(40001, "No permission: only comments of the authorised account can be deleted.")
  static let scope = Self(40130, "The authorisation does not cover the scope this endpoint needs.")
  static let noObject = Self(40007, "The object does not exist.")
  static let wrongApp = Self(40101, "App id or secret is incorrect.")
  static let wrongCode = Self(40110, "Auth code is incorrect, used or expired.")
  static let wrongRefreshToken = Self(40107, "Refresh token is invalid.")
  static let expiredRefreshToken = Self(40103, "Refresh token is expired.")
}
