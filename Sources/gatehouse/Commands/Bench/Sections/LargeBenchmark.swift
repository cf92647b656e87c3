internal import Bench
internal import Moderation

/// A gateway with ten thousand tenants and ten million stored events beside one with as many tenants and none: how
/// soon it is ready, what it takes in, and how long a month's report takes.
struct LargeBenchmark: Benchmark {
  let options: BenchOptions

  private static let tenants = 10_000
  private static let reports = 20

  func run() async throws -> [BenchTable] {
    try await BenchGateway.run(BenchPlan(tenants: Self.tenants), options) { empty in
      try await BenchGateway.run(BenchPlan(tenants: Self.tenants, events: options.events), options) { full in
        let start = start(empty, full)
        let report = try await measureReport(full)
        let ingest = try measureIngest(empty, full)
        return [start, report, ingest, measureDisk(full)]
      }
    }
  }

  private func start(_ empty: BenchGateway, _ full: BenchGateway) -> BenchTable {
    BenchTable(
      "start",
      [
        .init("start.empty", "10,000 tenants", [Figure("seconds", "s to ready", empty.startSeconds, 2)]),
        .init(
          "start.large", "and \(options.events) events",
          [
            Figure("seconds", "s to ready", full.startSeconds, 2, aim: .atMost(2)),
            Figure("ratio", "to without events", full.startSeconds / empty.startSeconds, 2),
          ]),
      ])
  }

  /// Of the first tenant, which has a tenth of the events.
  private func measureReport(_ gateway: BenchGateway) async throws -> BenchTable {
    let now = WallClock.system.now()
    var times: [Double] = []
    for round in 0..<Self.reports {
      options.progress.say("large: report \(round + 1) of \(Self.reports)")
      let began = ContinuousClock.now
      _ = try await gateway.admin.get(
        "/v1/tenants/\(gateway.tenants[0].id)/report",
        query: [("since", "\(now - .seconds(30 * 86_400))"), ("until", "\(now)")])
      times.append((ContinuousClock.now - began) / .milliseconds(1))
    }
    return BenchTable(
      "report",
      [
        .init(
          "report", "a month of a tenth of them",
          [
            Figure("first_ms", "first, ms", times[0], 1),
            Figure("ms", "median, ms", Turns.median(times), 1, aim: .atMost(50)),
          ])
      ])
  }

  private func measureIngest(_ empty: BenchGateway, _ full: BenchGateway) throws -> BenchTable {
    var (emptyTurns, fullTurns) = (Turns(server: empty.server), Turns(server: full.server))
    for gateway in [empty, full] { _ = try gateway.client(of: [gateway.tenants[0]], options).run(seconds: 1) }
    for round in 1...max(options.rounds, 3) {
      options.progress.say("large: ingest, turn \(round)")
      for gateway in [empty, full] {
        let client = try gateway.client(of: [gateway.tenants[0]], options)
        if gateway === empty {
          try emptyTurns.add { try client.run(seconds: options.seconds) }
        } else {
          try fullTurns.add { try client.run(seconds: options.seconds) }
        }
      }
    }
    return BenchTable(
      "ingest",
      [
        .init("ingest.empty", "no stored events", emptyTurns.side.figures()),
        .init(
          "ingest.large", "\(options.events) stored events",
          fullTurns.side.figures() + [
            Figure("ratio_to_empty", "to none", fullTurns.ratio(to: emptyTurns), 2, aim: .atLeast(0.9)),
            Figure("resident_mb", "MB", Double(full.server.residentBytes) / 1_000_000),
          ]),
      ])
  }

  /// Stops the gateway.
  private func measureDisk(_ gateway: BenchGateway) -> BenchTable {
    let bytes = Double(gateway.stopAndMeasure())
    return BenchTable(
      "disk", [.init("disk", "with all of them", [Figure("database_mb", "MB", bytes / 1_000_000)])])
  }
}
