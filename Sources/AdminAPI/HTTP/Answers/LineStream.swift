internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// An answer of lines that are written while the work is done: JSON lines, unless another type is named.
struct LineStream: ~Copyable {
  private var writer: any ResponseBodyWriter

  /// `write` throws, and is thereby over, when nobody reads any more.
  static func response(
    type: String = jsonLines, headers: HTTPFields = [:],
    _ write: @escaping @Sendable (inout LineStream) async throws -> Void
  ) -> Response {
    var headers = headers
    headers[.contentType] = type
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody { writer in
        var lines = LineStream(writer: writer)
        try await write(&lines)
        try await lines.writer.finish(nil)
      })
  }

  /// The same, for work that may go on for long without a line: it is cancelled when nobody waits for it any more.
  static func response(
    to request: Request, type: String = jsonLines, headers: HTTPFields = [:],
    _ write: @escaping @Sendable (inout LineStream) async throws -> Void
  ) -> Response {
    var headers = headers
    headers[.connection] = "close"
    return response(type: type, headers: headers) { lines in
      // Nobody else writes while this work does.
      nonisolated(unsafe) let writer = lines.writer
      try await request.whileAwaited {
        var lines = LineStream(writer: writer)
        try await write(&lines)
      }
    }
  }

  static let jsonLines = "application/x-ndjson"

  mutating func write(_ value: some Encodable) async throws {
    var line = ByteBuffer(bytes: try JSONResponse.encoded(value))
    line.writeInteger(UInt8(ascii: "\n"))
    try await writer.write(line)
  }

  /// Finished lines, with their ends.
  mutating func write(text: String) async throws { try await writer.write(ByteBuffer(string: text)) }
}
