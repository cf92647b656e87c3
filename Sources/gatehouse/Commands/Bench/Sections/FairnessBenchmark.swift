internal import Bench

/// Two of ten tenants: one sends its share, a tenth of what the gateway takes at most, first alone and then while
/// another sends ten times as much, so that there is more than can be taken.
struct FairnessBenchmark: Benchmark {
  let options: BenchOptions

  private static let tenants = 10
  private static let loudConnections = 256

  func run() async throws -> [BenchTable] {
    try await BenchGateway.run(BenchPlan(tenants: Self.tenants), options) { gateway in try measure(gateway) }
  }

  private func measure(_ gateway: BenchGateway) throws -> [BenchTable] {
    options.progress.say("fairness: finding the top rate")
    let top = try gateway.client(options).run(seconds: options.seconds).rate
    let share = top / Double(Self.tenants)
    let (modest, loud) = (gateway.tenants[0], gateway.tenants[1])
    var (quiet, crowded) = (Turns(server: gateway.server), Turns(server: gateway.server))
    var floods: [LoadResult] = []
    for round in 1...options.rounds {
      options.progress.say("fairness: turn \(round) of \(options.rounds)")
      var client = try gateway.client(of: [modest], options)
      try quiet.add { try client.run(seconds: options.seconds, rate: share) }
      client = try gateway.client(of: [modest], options)
      let flood = BackgroundLoad(
        port: gateway.ingestPort, connections: Self.loudConnections,
        requests: gateway.load(of: [loud], count: options.requestsPerTurn * 2), startingAt: 0,
        seconds: options.seconds + 1, rate: share * Double(Self.tenants))
      try crowded.add { try client.run(seconds: options.seconds, rate: share) }
      floods.append(try flood.result())
    }
    let (calm, pressed) = (quiet.side, crowded.side)
    return [
      BenchTable(
        "fairness",
        [
          .init("fairness.quiet", "a tenant's share, alone", calm.latencies),
          .init(
            "fairness.crowded", "while another sends ten times as much",
            pressed.latencies + [
              Figure("p99_ratio", "p99 to alone", pressed.p99 / calm.p99, 2, aim: .atMost(2))
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
    ]
  }
}

extension Turns.Side {
  /// The processor's time is everybody's here.
  fileprivate var latencies: [Figure] { figures().filter { $0.key != "cpu_us_per_event" } }
}
