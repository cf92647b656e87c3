internal import Bench

/// Ingest of this build in turns with that of another: whether a change is worth it.
struct BuildsBenchmark: Benchmark {
  let options: BenchOptions
  /// The other build's executable. Its database is made by this one.
  let other: String

  func run() async throws -> [BenchTable] {
    try await BenchGateway.run(BenchPlan(), options) { own in
      try await BenchGateway.run(BenchPlan(), options, executable: other) { other in try measure(own, beside: other) }
    }
  }

  private func measure(_ own: BenchGateway, beside other: BenchGateway) throws -> [BenchTable] {
    var (ownTurns, otherTurns) = (Turns(server: own.server), Turns(server: other.server))
    for gateway in [own, other] { _ = try gateway.client(options).run(seconds: 1) }
    for round in 1...options.rounds {
      options.progress.say("builds: turn \(round) of \(options.rounds)")
      let (ownClient, otherClient) = (try own.client(options), try other.client(options))
      try otherTurns.add { try otherClient.run(seconds: options.seconds) }
      try ownTurns.add { try ownClient.run(seconds: options.seconds) }
    }
    let (ours, theirs) = (ownTurns.side, otherTurns.side)
    return [
      BenchTable(
        "builds",
        [
          .init("builds.other", "the other", theirs.figures()),
          .init(
            "builds.own", "this one",
            ours.figures() + [
              Figure("ratio", "to the other", ownTurns.ratio(to: otherTurns), 3),
              Figure("cpu_ratio", "CPU to the other", ours.processorTime / theirs.processorTime, 3),
            ]),
        ])
    ]
  }
}
