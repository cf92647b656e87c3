/// What the two dialects' endpoints have in common for the router.
protocol DialectAPI: Sendable {
  /// The name an endpoint has in the record of calls and in faults; nil when path and method fit none.
  func endpoint(of request: HTTPRequest) -> String?
  /// For a path or method that fits none.
  func refusal(of request: HTTPRequest) -> HTTPResponse
  func perform(_ request: HTTPRequest, endpoint: String, on platform: inout Platform) -> CallOutcome
  /// The answer of the `code` fault.
  func failure(code: String, endpoint: String, on platform: inout Platform) -> CallOutcome
  /// The access token as the client gave it.
  func accessToken(in request: HTTPRequest) -> String?
}

/// An answer, and what the record of calls is to say of it.
struct CallOutcome: Sendable {
  var response: HTTPResponse
  /// `0` or `ok` for success.
  var code: String
  var succeeded: Bool
}
