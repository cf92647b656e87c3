internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// An answer as it is kept for repetitions of its request.
struct StoredAnswer: Codable {
  private struct Header: Codable {
    var name: String
    var value: String
  }

  private var status: Int
  private var headers: [Header]
  private var body: Data

  /// Reads the body of `response`, which gets an equal one for it. The length of the body must be known.
  init(taking response: inout Response) async throws {
    let collector = BodyCollector()
    try await response.body.write(collector)
    response.body = ResponseBody(byteBuffer: collector.buffer)
    status = response.status.code
    headers = Self.kept.compactMap { name in
      response.headers[name].map { Header(name: name.canonicalName, value: $0) }
    }
    body = Data(collector.buffer.readableBytesView)
  }

  init(encoded bytes: [UInt8]) throws { self = try JSONDecoder().decode(StoredAnswer.self, from: Data(bytes)) }

  func encoded() throws -> Data { try JSONEncoder().encode(self) }

  /// The answer once more, marked as a repetition.
  func response() -> Response {
    var fields: HTTPFields = [.idempotencyReplayed: "true"]
    for header in headers {
      if let name = HTTPField.Name(header.name) { fields[name] = header.value }
    }
    return Response(
      status: .init(code: status), headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }

  /// Those that say something about the answer; the rest is of the connection, or is set for every answer.
  private static let kept: [HTTPField.Name] = [.contentType, .location, .eTag, .contentDisposition, .vary]
}

/// Takes a body that would go to the network.
private final class BodyCollector: ResponseBodyWriter {
  private(set) var buffer = ByteBuffer()

  func write(_ buffer: ByteBuffer) async throws { self.buffer.writeImmutableBuffer(buffer) }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
