internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Names each request: its id is in every line that is logged for it, in the audit log, and in the answer as
/// `X-Request-Id`.
///
/// The id is always of our own making, so that nobody can have two requests look like one. What a proxy sent under the
/// same name is logged beside it, if it is an id at all.
struct RequestIdentity: RouterMiddleware {
  private static let longestForeignID = 128

  func handle(
    _ request: Request, context: AdminContext, next: (Request, AdminContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    if let foreign = request.headers[.requestID], Self.isWellFormed(foreign) {
      context.logger[metadataKey: "proxy_request_id"] = .string(foreign)
    }
    var response = try await next(request, context)
    response.headers[.requestID] = context.id
    return response
  }

  /// Letters, digits and what UUIDs, trace ids and base64 use besides.
  private static func isWellFormed(_ id: String) -> Bool {
    (1...longestForeignID).contains(id.utf8.count)
      && id.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "-_.:+/=@".utf8.contains(byte)
        }
      }
  }
}

extension HTTPField.Name {
  // The name is one, so the force is safe.
  fileprivate static let requestID = Self("X-Request-Id")!
}
