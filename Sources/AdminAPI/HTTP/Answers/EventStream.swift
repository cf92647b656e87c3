internal import HTTPTypes
internal import Hummingbird
internal import Moderation
internal import NIOCore

/// An answer of server-sent events, as browsers' `EventSource` reads them.
struct EventStream: ~Copyable {
  private var writer: any ResponseBodyWriter

  /// `write` is cancelled when the client goes.
  static func response(
    to request: Request, _ write: @escaping @Sendable (inout EventStream) async throws -> Void
  ) -> Response {
    Response(
      status: .ok, headers: [.contentType: "text/event-stream", accelBuffering: "no"],
      body: ResponseBody { writer in
        let outlet = writer
        try await request.body.consumeWithCancellationOnInboundClose { _ in
          var events = EventStream(writer: outlet)
          try await write(&events)
        }
        try await writer.finish(nil)
      })
  }

  /// `data` has no line break, as JSON has none.
  mutating func send(_ name: String, _ data: [UInt8]) async throws {
    var event = ByteBuffer(string: "event: \(name)\ndata: ")
    event.writeBytes(data)
    event.writeString("\n\n")
    try await writer.write(event)
  }

  /// Something to read that says nothing.
  mutating func comment() async throws { try await writer.write(ByteBuffer(string: ":\n\n")) }

  mutating func retry(after delay: Duration) async throws {
    try await writer.write(ByteBuffer(string: "retry: \(delay.milliseconds)\n\n"))
  }

  /// Keeps nginx from gathering events until there are many.
  private static let accelBuffering = HTTPField.Name("X-Accel-Buffering")!
}
