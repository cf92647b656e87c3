internal import Bench
internal import FoundationEssentials
internal import Moderation
internal import Sealing

/// Drives a bare echo and a gateway in turns, so that a machine that changes its pace changes it for both.
struct IngestBenchmark {
  struct Result {
    var echo: Turns.Side
    var gateway: Turns.Side
    /// Median of the turns' ratios.
    var ratio: Double
    /// Of the gateway, at the end.
    var residentBytes: Int
    /// Of the database and its log, at the end.
    var databaseBytes: Int
  }

  let connections: Int
  let seconds: Double
  let rounds: Int
  let loops: Int?
  let progress: Progress

  func run() async throws -> Result {
    try await BenchGateway.run(loops: loops) { gateway, folder in
      let count = loops ?? ProcessInfo.processInfo.activeProcessorCount
      let echo = try ChildServer(arguments: ["bench", "echo", String(count)])
      defer { echo.stop() }
      return try measure(echo: echo, gateway: gateway, folder: folder)
    }
  }

  private func measure(echo: ChildServer, gateway: BenchGateway, folder: URL) throws -> Result {
    progress.say("signing events")
    // Enough for the fastest server; a repeated event would be answered without being stored.
    let load = gateway.load(count: Int(seconds * 60_000) * (rounds + 1))
    let echoClient = try LoadClient(port: echo.ports[0], connections: connections, requests: load)
    let gatewayClient = try LoadClient(port: gateway.ingestPort, connections: connections, requests: load)
    progress.say("warming up")
    _ = try echoClient.run(seconds: 1)
    _ = try gatewayClient.run(seconds: 1)
    var echoTurns = Turns(server: echo)
    var gatewayTurns = Turns(server: gateway.server)
    for round in 1...rounds {
      progress.say("turn \(round) of \(rounds)")
      try echoTurns.add { try echoClient.run(seconds: seconds) }
      try gatewayTurns.add { try gatewayClient.run(seconds: seconds) }
    }
    progress.end()
    let ratios = zip(gatewayTurns.results, echoTurns.results).map { $0.rate / $1.rate }
    return Result(
      echo: echoTurns.side, gateway: gatewayTurns.side, ratio: Turns.median(ratios),
      residentBytes: gateway.server.residentBytes, databaseBytes: Self.size(ofDatabaseIn: folder))
  }

  private static func size(ofDatabaseIn folder: URL) -> Int {
    ["bench.db", "bench.db-wal"].reduce(0) { total, name in
      let attributes = try? FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)
      return total + (attributes?[.size] as? Int ?? 0)
    }
  }
}
