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

  func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws(CommandFailure) -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
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
