internal import FoundationEssentials
internal import Outbound

/// A successful answer of the admin API.
struct AdminAnswer {
  let body: [UInt8]
  /// The ETag without its quotes; only rule sets have one.
  let version: String?

  init(_ response: OutboundResponse) {
    body = response.body
    version = response.header("etag").map { $0.filter { $0 != "\"" } }
  }

  /// The body as a type whose properties are named like the API's keys, in camel case.
  func decoded<Value: Decodable>() throws(CommandFailure) -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decode(with: decoder)
  }

  /// The body as a type that names the API's keys itself.
  func decodedAsWritten<Value: Decodable>() throws(CommandFailure) -> Value { try decode(with: JSONDecoder()) }

  private func decode<Value: Decodable>(with decoder: JSONDecoder) throws(CommandFailure) -> Value {
    do {
      return try decoder.decode(Value.self, from: Data(body))
    } catch {
      throw CommandFailure(
        status: .unreachable, message: "the server's answer is not what this command understands",
        hint: "check that --admin-url is a Gatehouse admin listener and of this version")
    }
  }

  /// The body as it came, ending in a line break.
  var printable: [UInt8] { body.isEmpty || body.last == 0x0A ? body : body + [0x0A] }
}
