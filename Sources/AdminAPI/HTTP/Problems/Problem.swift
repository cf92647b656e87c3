internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// What went wrong with a request, as its sender may know it: an RFC 9457 problem. The cause, where there is one that
/// the sender must not see, is logged apart.
struct Problem: Error, Equatable {
  struct FieldError: Encodable, Equatable {
    /// An RFC 6901 pointer into the body, or the name of a query parameter; empty for a file.
    var path: String
    var message: String
    /// Of a file, 1 for the first.
    var line: Int?
  }

  var status: HTTPResponse.Status
  /// Stable: programs decide by it.
  var code: String
  /// For people: what is wrong and what to do.
  var detail: String
  /// The single fields at fault.
  var errors: [FieldError]
  var headers: HTTPFields
  /// Whether somebody was kept from what is not theirs, which the audit log has to know; no part of the answer.
  var isRefusal = false

  init(
    _ status: HTTPResponse.Status, _ code: String, _ detail: String, errors: [FieldError] = [],
    headers: HTTPFields = [:]
  ) {
    self.status = status
    self.code = code
    self.detail = detail
    self.errors = errors
    self.headers = headers
  }

  /// With `Retry-After`.
  static func tryAgain(
    in seconds: Int, _ code: String, _ detail: String, status: HTTPResponse.Status = .serviceUnavailable
  ) -> Problem {
    Problem(status, code, detail, headers: [.retryAfter: String(seconds)])
  }

  func response() throws -> Response {
    var response = try JSONResponse.make(
      Wire(
        type: "about:blank", title: status.reasonPhrase, status: status.code, code: code, detail: detail,
        errors: errors.isEmpty ? nil : errors),
      status: status)
    response.headers[.contentType] = "application/problem+json"
    // RFC 9110 wants a challenge with every 401.
    if status == .unauthorized { response.headers[.wwwAuthenticate] = Self.challenge }
    for field in headers { response.headers[field.name] = field.value }
    return response
  }

  private struct Wire: Encodable {
    var type: String
    var title: String
    var status: Int
    var code: String
    var detail: String
    var errors: [FieldError]?
  }
}
