internal import Bench
internal import Workload

/// Drives a bare echo and gateways in turns, so that a machine that changes its pace changes it for both: one base
/// case, and others that differ from it in one respect each.
struct IngestBenchmark: Benchmark {
  let options: BenchOptions

  func run() async throws -> [BenchTable] {
    let echo = try ChildServer(arguments: ["bench", "echo", String(options.echoLoops)])
    defer { echo.stop() }
    let (base, table) = try await BenchGateway.run(BenchPlan(), options) { try await measureBase($0, echo) }
    var rows: [BenchTable.Measurement] = []
    for variant in IngestVariant.all {
      let measured = try await BenchGateway.run(variant.plan, options) { gateway in
        try measure(gateway, echo, named: variant.name, serving: variant.plan.tenants)
      }
      rows.append(.init("ingest.\(variant.key)", variant.name, variant.figures(of: measured, base: base)))
    }
    return [BenchTable(table.title, table.measurements + rows)]
  }

  /// The base case with all that can be asked of its gateway.
  private func measureBase(
    _ gateway: BenchGateway, _ echo: ChildServer
  ) async throws -> (IngestComparison, BenchTable) {
    let base = try measure(gateway, echo, named: "the base case", serving: 1)
    var rows: [BenchTable.Measurement] = [
      .init("echo", "bare SwiftNIO echo", base.echoFigures),
      .init(
        "ingest", "open, \(options.connections) connections, 1 tenant, 200 terms",
        base.figures(ratio: .atLeast(0.8), processorTime: .atMost(40))),
    ]
    for connections in [1, 512] {
      let name = "\(connections) connection\(connections == 1 ? "" : "s")"
      let measured = try measure(gateway, echo, named: name, serving: 1, connections: connections)
      rows.append(.init("ingest.connections_\(connections)", name, measured.figures()))
    }
    rows.append(try measureHalfRate(gateway, of: base.gateway.rate))
    rows.append(try await measureDisk(gateway))
    return (base, BenchTable("ingest", rows))
  }

  private func measure(
    _ gateway: BenchGateway, _ echo: ChildServer, named name: String, serving tenants: Int, connections: Int? = nil
  ) throws -> IngestComparison {
    options.progress.say("ingest, \(name): warming up")
    let connections = connections ?? options.connections
    // Every tenant's rules are loaded by its first comment.
    let first = max(tenants, BenchOptions.requestsPerSecond / 2)
    _ = try LoadClient(port: gateway.ingestPort, connections: options.connections, requests: gateway.load(count: first))
      .run(count: first)
    var echoTurns = Turns(server: echo)
    var gatewayTurns = Turns(server: gateway.server)
    for round in 1...options.rounds {
      options.progress.say("ingest, \(name): turn \(round) of \(options.rounds)")
      let client = try gateway.client(options, connections: connections)
      let echoClient = try LoadClient(
        port: echo.ports[0], connections: connections, requests: gateway.load(count: BenchOptions.requestsPerSecond))
      try echoTurns.add { try echoClient.run(seconds: options.seconds) }
      try gatewayTurns.add { try client.run(seconds: options.seconds) }
    }
    return IngestComparison(echoTurns, gatewayTurns)
  }

  /// How long answers take when the gateway has as much again to spare.
  private func measureHalfRate(_ gateway: BenchGateway, of rate: Double) throws -> BenchTable.Measurement {
    options.progress.say("ingest, half of the top rate")
    var turns = Turns(server: gateway.server)
    for _ in 0..<options.rounds {
      let client = try gateway.client(options)
      try turns.add { try client.run(seconds: options.seconds, rate: rate / 2) }
    }
    let side = turns.side
    return .init("ingest.half_rate", "half of the top rate", side.figures(p99: .atMost(15)))
  }

  /// What an event takes on the disk beyond its own text. Stops the gateway.
  private func measureDisk(_ gateway: BenchGateway) async throws -> BenchTable.Measurement {
    let stored = try await gateway.metric(#"gatehouse_deliveries_total{dialect="open",outcome="accepted"}"#)
    let bytes = Double(gateway.stopAndMeasure())
    return .init(
      "ingest", "on disk",
      [
        Figure("database_bytes", nil, bytes),
        Figure(
          "disk_bytes_per_event", "disk, bytes an event", bytes / stored - SampleComments.meanLength,
          aim: .atMost(250)),
      ])
  }
}
