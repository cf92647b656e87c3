internal import Bench

/// Drives one gateway without and with a storm of logins in turns: whether hashing passwords slows ingest.
struct LoginStormBenchmark: Benchmark {
  let options: BenchOptions

  /// More than the gateway hashes at once, so that its pool is never idle.
  private static let clients = 32

  func run() async throws -> [BenchTable] {
    try await BenchGateway.run(BenchPlan(), options) { gateway in try measure(gateway) }
  }

  private func measure(_ gateway: BenchGateway) throws -> [BenchTable] {
    var (calm, stormy) = (Turns(server: gateway.server), Turns(server: gateway.server))
    var storms: [LoginStorm.Result] = []
    _ = try gateway.client(options).run(seconds: 1)
    for round in 1...options.rounds {
      options.progress.say("logins: turn \(round) of \(options.rounds)")
      var client = try gateway.client(options)
      try calm.add { try client.run(seconds: options.seconds) }
      client = try gateway.client(options)
      let storm = LoginStorm(port: gateway.adminPort, clients: Self.clients, storm: round)
      storm.start()
      defer { storms.append(storm.stop()) }
      try stormy.add { try client.run(seconds: options.seconds) }
    }
    let turnedAway = storms.reduce(0) { $0 + $1.turnedAway }
    let failed = storms.reduce(0) { $0 + $1.failed }
    return [
      BenchTable(
        "logins",
        [
          .init("login_storm.without", "ingest alone", calm.side.figures()),
          .init(
            "login_storm.with", "while logins storm",
            stormy.side.figures() + [
              Figure("ratio", "to alone", stormy.ratio(to: calm), 2, aim: .atLeast(0.9)),
              Figure("logins_per_s", "passwords hashed/s", Turns.median(storms.map(\.refusedPerSecond))),
              Figure("turned_away", nil, Double(turnedAway)), Figure("failed_logins", nil, Double(failed)),
            ]),
        ])
    ]
  }
}
