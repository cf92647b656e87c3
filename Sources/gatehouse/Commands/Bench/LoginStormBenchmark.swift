internal import Bench
internal import FoundationEssentials

/// Drives one gateway without and with a storm of logins in turns: whether hashing passwords slows ingest.
struct LoginStormBenchmark {
  struct Result {
    var calm: Turns.Side
    var stormy: Turns.Side
    /// Median of the turns' ratios, with the storm to without.
    var ratio: Double
    /// Passwords hashed a second while events came in.
    var loginsPerSecond: Double
    /// Logins answered 503 because as many were waiting as may wait.
    var turnedAway: Int
    var failedLogins: Int
  }

  let connections: Int
  let seconds: Double
  let rounds: Int
  let loops: Int?
  let progress: Progress

  /// More than the gateway hashes at once, so that its pool is never idle.
  private static let clients = 32

  func run() async throws -> Result {
    try await BenchGateway.run(loops: loops) { gateway, _ in try measure(gateway) }
  }

  private func measure(_ gateway: BenchGateway) throws -> Result {
    var (calm, stormy) = (Turns(server: gateway.server), Turns(server: gateway.server))
    var storms: [LoginStorm.Result] = []
    var sent = 0
    func turn() throws -> LoadClient {
      let load = gateway.load(count: Int(seconds * 60_000), startingAt: sent)
      sent += load.count
      return try LoadClient(port: gateway.ingestPort, connections: connections, requests: load)
    }
    _ = try turn().run(seconds: min(1, seconds))
    for round in 1...rounds {
      progress.say("login storm, turn \(round) of \(rounds)")
      var client = try turn()
      try calm.add { try client.run(seconds: seconds) }
      client = try turn()
      let storm = LoginStorm(port: gateway.adminPort, clients: Self.clients, storm: round)
      storm.start()
      defer { storms.append(storm.stop()) }
      try stormy.add { try client.run(seconds: seconds) }
    }
    progress.end()
    return Result(
      calm: calm.side, stormy: stormy.side,
      ratio: Turns.median(zip(stormy.results, calm.results).map { $0.rate / $1.rate }),
      loginsPerSecond: Turns.median(storms.map(\.refusedPerSecond)),
      turnedAway: storms.reduce(0) { $0 + $1.turnedAway }, failedLogins: storms.reduce(0) { $0 + $1.failed })
  }
}
