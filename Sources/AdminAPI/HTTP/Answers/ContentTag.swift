internal import HTTPTypes
internal import Hummingbird
internal import Moderation
internal import Sealing

/// The ETag of a thing that has no versions: a digest of what can be changed of it, as the API tells it.
struct ContentTag: CustomStringConvertible {
  let description: String

  init(_ content: some Encodable) throws {
    description = "\"\(Hex.encode(SHA256.digest(try JSONResponse.encoded(content)).prefix(16)))\""
  }

  var header: HTTPFields { [.eTag: description] }

  /// What `If-Match` says that a change is based on: `anything` without one. Throws `stale` where that is not what there
  /// is now.
  static func basis<Value>(
    in headers: HTTPFields, now current: Value, _ tag: (Value) throws -> ContentTag
  ) throws -> Basis<Value> {
    let given = headers[values: .ifMatch].joined(separator: ",")
    guard !given.isEmpty, given != "*" else { return .anything }
    let tags = given.split(separator: ",").map { $0.trimmingPrefix(while: \.isWhitespace) }
    guard tags.allSatisfy({ $0.hasPrefix("\"") && $0.dropFirst().hasSuffix("\"") }) else {
      throw Problem(
        .badRequest, "invalid_header", "If-Match must be the ETag of what you change, with its quotation marks, or *")
    }
    let now = try tag(current)
    guard tags.contains(where: { $0 == now.description }) else { throw Problem.stale(now) }
    return .exactly(current)
  }
}

extension Problem {
  /// `tag` is that of what there is now, where that is known.
  static func stale(_ tag: ContentTag? = nil) -> Problem {
    Problem(
      .preconditionFailed, "stale", "it was changed meanwhile; read it again, then change it",
      headers: tag?.header ?? [:])
  }
}
