internal import HTTPTypes
internal import Hummingbird

/// What a request says that its sender may do this, before anybody has looked whether it is true.
enum PresentedCredential: Equatable {
  /// `Authorization: Bearer …`, of a session or of a program.
  case bearer(String)
  /// The session of a browser, which sends it by itself.
  case cookie(String)

  /// Nil where there is none. A bearer token wins: it was sent on purpose.
  init?(in request: Request, cookie: SessionCookie) {
    if let token = Self.bearer(in: request.headers) {
      self = .bearer(token)
    } else if let token = cookie.value(in: request) {
      self = .cookie(token)
    } else {
      return nil
    }
  }

  /// What follows the scheme, whatever it is; nil for another scheme.
  private static func bearer(in headers: HTTPFields) -> String? {
    guard let value = headers[.authorization] else { return nil }
    let parts = value.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard parts.first?.lowercased() == "bearer" else { return nil }
    return parts.count == 2 ? String(parts[1].drop { $0 == " " }) : ""
  }
}
