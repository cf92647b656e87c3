import Foundation
import Testing
import Workload

@testable import Bench

@Suite struct LoadClientTests {
  private let load = SignedLoad(
    count: 100, path: "/webhooks/x", secret: Array("test_secret".utf8), seconds: 1_719_535_947)

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

    let counted = try client.run(count: 50)
    #expect(counted.answers == 50 && counted.errors == 0)
    // No more than are due, however fast the server is.
    let paced = try client.run(seconds: 0.2, rate: 100)
    #expect((1...20).contains(paced.answers) && paced.errors == 0)
    let background = BackgroundLoad(
      port: port, connections: 2, requests: load, startingAt: 0, seconds: 0.1, rate: 100)
    #expect((1...10).contains(try background.result().answers))
    #expect(client.sent == result.answers + counted.answers + paced.answers)
  }

  @Test("A server that is not there is said, and not measured")
  func noServer() {
    #expect(throws: LoadClient.Failure.self) { try LoadClient(port: 1, connections: 1, requests: load) }
  }
}
