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

  private let body = [UInt8](repeating: 0x61, count: 300_000)

  @Test("are passed on as they arrive and not kept, however many there are")
  func pieces() async throws {
    try await TestServer.run(answering: { _ in .response(body: body) }) { server in
      try await withClient { client in
        let pieces = Pieces()
        var request = OutboundRequest(.get, server.url(), deadline: .seconds(60), maximumResponseBytes: 1000)
        request.onBody = { pieces.append($0) }
        let answer = try await client.send(request)
        #expect(answer.status == 200 && answer.body.isEmpty)
        #expect(pieces.all.count > 1 && Array(pieces.all.joined()) == body)
      }
    }
  }

  @Test("are not passed on of an answer that is no success: that comes whole, within the limit")
  func failure() async throws {
    try await TestServer.run(answering: { _ in .response(404, body: body) }) { server in
      try await withClient { client in
        let pieces = Pieces()
        var request = OutboundRequest(.get, server.url(), deadline: .seconds(60))
        request.onBody = { pieces.append($0) }
        let answer = try await client.send(request)
        #expect(answer.status == 404 && answer.body == body)
        request.maximumResponseBytes = 100_000
        let error = await #expect(throws: OutboundError.self) { try await client.send(request) }
        #expect(error.map { "\($0)" }?.hasSuffix("sent a larger answer than is accepted") == true)
        #expect(pieces.all.isEmpty)
      }
    }
  }
}
