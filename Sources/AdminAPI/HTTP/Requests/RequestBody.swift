internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Reads the body of a request within its limits.
enum RequestBody {
  static let maximumBytes = 1 << 20
  /// For a body that holds a whole rule set among other things.
  static let maximumBytesAroundRuleSet = maximumBytes + 1 << 16

  /// For a whole tenant with its lists.
  static let maximumBytesOfTenant = 32 << 20

  /// The bytes of any body that a route might take.
  static func whole(of request: Request, upTo limit: Int) async throws -> [UInt8] {
    try await bytes(of: request, upTo: limit, within: longestWaitForFile)
  }

  /// The bytes of a JSON body. Throws `Problem`, and `NIOTooManyBytesError` for a body too large.
  static func json(of request: Request, upTo limit: Int = maximumBytes) async throws -> [UInt8] {
    guard MediaType(request.headers[.contentType])?.isUTF8("application/json") == true else { throw unsupportedJSON }
    return try await bytes(of: request, upTo: limit, within: longestWait)
  }

  /// The same, where a route can do without a body: `{}` stands in for none.
  static func optionalJSON(of request: Request) async throws -> [UInt8] {
    let bytes = try await bytes(of: request, upTo: maximumBytes, within: longestWait)
    if bytes.isEmpty { return Array("{}".utf8) }
    guard MediaType(request.headers[.contentType])?.isUTF8("application/json") == true else { throw unsupportedJSON }
    return bytes
  }

  /// The bytes of a file in one of `types`, and which one.
  static func file(
    of request: Request, types: [String], upTo limit: Int
  ) async throws -> (bytes: [UInt8], type: String) {
    guard let type = MediaType(request.headers[.contentType]), let known = types.first(where: { type.isUTF8($0) })
    else {
      throw unsupported("send the body as Content-Type: " + types.joined(separator: " or ") + ", in UTF-8")
    }
    return (try await bytes(of: request, upTo: limit, within: longestWaitForFile), known)
  }

  private static func bytes(of request: Request, upTo limit: Int, within wait: Duration) async throws -> [UInt8] {
    if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > limit {
      throw NIOTooManyBytesError(maxBytes: limit)
    }
    let body = request.body
    do {
      let buffer = try await Deadline.run(within: wait) { try await body.collect(upTo: limit) }
      return Array(buffer.readableBytesView)
    } catch is Deadline.Exceeded {
      throw Problem(.requestTimeout, "body_too_slow", "the body took too long to arrive")
    } catch is NIOTooManyBytesError {
      throw NIOTooManyBytesError(maxBytes: limit)
    } catch {
      // The connection broke or was not HTTP any more: the sender's doing, and no failure of ours.
      throw Problem(.badRequest, "incomplete_body", "the body did not arrive whole")
    }
  }

  private static let unsupportedJSON = unsupported("send the body as Content-Type: application/json")

  private static func unsupported(_ detail: String) -> Problem {
    Problem(.unsupportedMediaType, "unsupported_media_type", detail)
  }

  /// For the whole body: the idle timeout alone would let a sender drip it for days.
  private static let longestWait = Duration.seconds(30)
  private static let longestWaitForFile = Duration.seconds(120)
}
