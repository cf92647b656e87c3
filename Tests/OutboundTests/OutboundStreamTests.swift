import Outbound
import Synchronization
import Testing

@Suite("Answers in pieces")
struct OutboundStreamTests {
  private final class Pieces: Sendable {
    private let pieces = Mutex<[[UInt8]]>([])

    var all: [[UInt8]] { pieces.withLock { $0 } }

    func append(_ piece: [UInt8]) { pieces.withLock { $0.append(piece) } }
  }

  @Test("are told of as they arrive, and come whole all the same", arguments: [200, 404])
  func pieces(status: Int) async throws {
    let body = [UInt8](repeating: 0x61, count: 300_000)
    try await TestServer.run(answering: { _ in .response(status, body: body) }) { server in
      try await withClient { client in
        let pieces = Pieces()
        var request = OutboundRequest(.get, server.url(), deadline: .seconds(60))
        request.onBody = { pieces.append($0) }
        let answer = try await client.send(request)
        #expect(answer.status == status && answer.body == body)
        #expect(pieces.all.count > 1 && Array(pieces.all.joined()) == body)
      }
    }
  }

  @Test("beyond the limit are not told of")
  func limit() async throws {
    try await TestServer.run(answering: { _ in .response(body: [UInt8](repeating: 0x61, count: 300_000)) }) { server in
      try await withClient { client in
        let pieces = Pieces()
        var request = OutboundRequest(.get, server.url(), deadline: .seconds(60), maximumResponseBytes: 100_000)
        request.onBody = { pieces.append($0) }
        let error = await #expect(throws: OutboundError.self) { try await client.send(request) }
        #expect(error.map { "\($0)" }?.hasSuffix("sent a larger answer than is accepted") == true)
        #expect(pieces.all.reduce(0) { $0 + $1.count } <= 100_000)
      }
    }
  }
}
