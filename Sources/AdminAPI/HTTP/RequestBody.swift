internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Reads the JSON body of a request within its limits.
enum RequestBody {
  static let maximumBytes = 1 << 20
  /// For the whole body: the idle timeout alone would let a sender drip it for days.
  private static let longestWait = Duration.seconds(30)

  /// The body's bytes. Throws `Problem`, and `NIOTooManyBytesError` for a body too large.
  static func json(of request: Request) async throws -> [UInt8] {
    guard isJSON(request.headers[.contentType]) else { throw unsupported }
    return try await bytes(of: request)
  }

  /// The same, where a route can do without a body: `{}` stands in for none.
  static func optionalJSON(of request: Request) async throws -> [UInt8] {
    let bytes = try await bytes(of: request)
    if bytes.isEmpty { return Array("{}".utf8) }
    guard isJSON(request.headers[.contentType]) else { throw unsupported }
    return bytes
  }

  private static func bytes(of request: Request) async throws -> [UInt8] {
    if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > maximumBytes {
      throw NIOTooManyBytesError(maxBytes: maximumBytes)
    }
    let body = request.body
    do {
      let buffer = try await Deadline.run(within: longestWait) { try await body.collect(upTo: maximumBytes) }
      return Array(buffer.readableBytesView)
    } catch is Deadline.Exceeded {
      throw Problem(.requestTimeout, "body_too_slow", "the body took too long to arrive")
    } catch let error as NIOTooManyBytesError {
      throw error
    } catch {
      // The connection broke or was not HTTP any more: the sender's doing, and no failure of ours.
      throw Problem(.badRequest, "incomplete_body", "the body did not arrive whole")
    }
  }

  private static let unsupported = Problem(
    .unsupportedMediaType, "unsupported_media_type", "send the body as Content-Type: application/json")

  private static func isJSON(_ contentType: String?) -> Bool {
    guard let contentType else { return false }
    let parts = contentType.lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\"" } }
    return parts.first == "application/json" && parts.dropFirst().allSatisfy { $0 == "charset=utf-8" }
  }
}
