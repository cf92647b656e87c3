internal import Bench

/// Two of ten tenants: one sends its share, a tenth of what the gateway takes at most, alone, and while another sends ten
/// times as much, so that there is more than can be taken.
///
/// Clients are elsewhere in earnest, so the gateway has one half of the processors here and they have the other, where
/// the one that measures comes before the flood. What that still does to it is told by a flood that goes to a bare echo
/// beside the clients, and takes nothing of the gateway.
struct FairnessBenchmark: Benchmark {
  let options: BenchOptions

  private static let tenants = 10
  private static let loudConnections = 256
  /// An event costs the gateway about twice what it costs the echo.
  private static let echoFactor = 2.0

  func run() async throws -> [BenchTable] {
    let echo = try ChildServer(arguments: ["bench", "echo", String(options.echoLoops)])
    defer { echo.stop() }
    return try await BenchGateway.run(BenchPlan(tenants: Self.tenants), options) { gateway in
      let all = Processors.allowed()
      defer { all?.confine() }
      if let (servers, clients) = all?.divided {
        gateway.server.confine(to: servers)
        echo.confine(to: clients)
        clients.confine()
      }
      return try measure(gateway, echo)
    }
  }

  private func measure(_ gateway: BenchGateway, _ echo: ChildServer) throws -> [BenchTable] {
    options.progress.say("fairness: finding the top rate")
    let top = try gateway.client(options).run(seconds: options.seconds).rate
    let share = top / Double(Self.tenants)
    var (quiet, crowded, elsewhere) = (
      Turns(server: gateway.server), Turns(server: gateway.server), Turns(server: gateway.server)
    )
    var floods: [LoadResult] = []
    for round in 1...options.rounds {
      options.progress.say("fairness: turn \(round) of \(options.rounds)")
      try add(to: &quiet, gateway, sending: share)
      let other = load(gateway, at: echo.ports[0], rate: top * Self.echoFactor)
      try add(to: &elsewhere, gateway, sending: share)
      _ = try other.result()
      let loud = load(gateway, at: gateway.ingestPort, rate: top)
      try add(to: &crowded, gateway, sending: share)
      floods.append(try loud.result())
    }
    return [table(quiet.side, crowded.side, elsewhere.side, floods)]
  }

  private func add(to turns: inout Turns, _ gateway: BenchGateway, sending rate: Double) throws {
    let client = try gateway.client(of: [gateway.tenants[0]], options)
    try turns.add { try Precedence.first { try client.run(seconds: options.seconds, rate: rate) } }
  }

  /// Begins at once.
  private func load(_ gateway: BenchGateway, at port: Int, rate: Double) -> BackgroundLoad {
    BackgroundLoad(
      port: port, connections: Self.loudConnections,
      requests: gateway.load(of: [gateway.tenants[1]], count: options.requestsPerTurn * 2), startingAt: 0,
      seconds: options.seconds + 1, rate: rate)
  }

  private func table(
    _ quiet: Turns.Side, _ crowded: Turns.Side, _ elsewhere: Turns.Side, _ floods: [LoadResult]
  ) -> BenchTable {
    BenchTable(
      "fairness",
      [
        .init("fairness.quiet", "a tenant's share, alone", quiet.latencies),
        .init(
          "fairness.elsewhere", "while a flood goes to the bare echo",
          elsewhere.latencies + [Figure("p99_ratio", "p99 to alone", elsewhere.p99 / quiet.p99, 2)]),
        .init(
          "fairness.crowded", "while another sends ten times as much",
          crowded.latencies + [
            Figure("p99_ratio", "p99 to alone", crowded.p99 / quiet.p99, 2, aim: .atMost(2)),
            Figure("p99_ratio_to_elsewhere", "p99 to the echo's flood", crowded.p99 / elsewhere.p99, 2),
          ]),
        .init(
          "fairness.flood", "that other tenant",
          [
            Figure("rps", "events/s", Turns.median(floods.map(\.rate))),
            Figure("p99_ms", "p99 ms", Turns.median(floods.map(\.p99)), 2),
            Figure("errors", "errors", Double(floods.reduce(0) { $0 + $1.errors })),
            Figure("refusals", "answered 503", Double(floods.reduce(0) { $0 + $1.refusals })),
          ]),
      ])
  }
}

extension Turns.Side {
  /// The processor's time is everybody's here.
  fileprivate var latencies: [Figure] { figures().filter { $0.key != "cpu_us_per_event" } }
}
