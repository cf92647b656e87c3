import Foundation
import Testing

@testable import Bench

@Suite struct LoginStormTests {
  @Test("A storm comes from many addresses, goes on until it is stopped, and counts what was answered")
  func storm() async throws {
    let (ports, announce) = AsyncStream.makeStream(of: Int.self)
    Thread.detachNewThread {
      // Serves until the process ends, and answers everything with 200.
      try? EchoServer.run(loops: 1) { announce.yield($0) }
    }
    let port = try #require(await ports.first { _ in true })
    let storm = LoginStorm(port: port, clients: 4, storm: 1)
    storm.start()
    try await Task.sleep(for: .milliseconds(200))
    let result = storm.stop()
    #expect(result.refused == 0 && result.turnedAway == 0)
    #expect(result.failed > 4 && result.seconds >= 0.2)
  }

  @Test("Without a server, all its attempts fail, and it ends all the same")
  func noServer() async throws {
    let storm = LoginStorm(port: 1, clients: 2, storm: 2)
    storm.start()
    try await Task.sleep(for: .milliseconds(20))
    #expect(storm.stop().failed > 0)
  }
}
