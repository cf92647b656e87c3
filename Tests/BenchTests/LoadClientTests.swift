import Foundation
import Moderation
import Sealing
import Testing

@testable import Bench

@Suite struct LoadClientTests {
  private let load = SignedLoad(
    count: 100, path: "/webhooks/x", secret: Array("test_secret".utf8), firstID: 7_385_350_567_722_402_578,
    seconds: 1_719_535_947)

  @Test("Every request is whole HTTP with a right signature, and no two carry the same comment")
  func signedRequests() throws {
    let key = HMACKey(Array("test_secret".utf8))
    var ids: Set<String> = []
    for index in 0..<load.count {
      let text = load.withRequest(index) { String(decoding: $0, as: UTF8.self) }
      let parts = try #require(text.firstRange(of: "\r\n\r\n"))
      let body = text[parts.upperBound...]
      #expect(text.hasPrefix("POST /webhooks/x HTTP/1.1\r\n"))
      #expect(text.contains("Content-Length: \(body.utf8.count)\r\n"))
      #expect(text.contains("X-TikTok-Signature: \(Hex.encode(key.tag(of: body.utf8)))\r\n"))
      let event = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
      ids.insert(try #require(event["comment_id"] as? String))
    }
    #expect(ids.count == 100)
  }

  @Test("Quantiles are of the sorted latencies, and errors are counted apart from answers")
  func result() {
    let result = LoadResult(latencies: (1...1000).reversed().map { Float($0) / 1000 }, errors: 3, seconds: 2)
    #expect(result.rate == 500)
    #expect(result.answers == 1000)
    #expect(result.errors == 3)
    #expect(abs(result.p50 - 501) < 1 && abs(result.p99 - 991) < 1 && abs(result.p999 - 1000) < 1)
  }

  @Test("The closed loop gets an answer for every request it sends to the echo server")
  func closedLoop() async throws {
    let (ports, announce) = AsyncStream.makeStream(of: Int.self)
    Thread.detachNewThread {
      // Serves until the process ends.
      try? EchoServer.run(loops: 1) { announce.yield($0) }
    }
    let port = try #require(await ports.first { _ in true })
    let client = try LoadClient(port: port, connections: 4, requests: load)
    let result = try client.run(seconds: 0.1)
    #expect(result.errors == 0)
    #expect(result.answers == client.sent)
    #expect(result.answers >= 4)
  }

  @Test("A server that is not there is said, and not measured")
  func noServer() {
    #expect(throws: LoadClient.Failure.self) { try LoadClient(port: 1, connections: 1, requests: load) }
  }
}
