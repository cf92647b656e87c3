internal import Bench

/// Drives one gateway without and with the deleting of another tenant's events in turns: whether deleting holds up
/// ingest. What is too old is deleted in the same slices.
struct RetentionBenchmark: Benchmark {
  let options: BenchOptions

  func run() async throws -> [BenchTable] {
    try await BenchGateway.run(BenchPlan(), options) { gateway in try await measure(gateway) }
  }

  private func measure(_ gateway: BenchGateway) async throws -> [BenchTable] {
    var (calm, deleting) = (Turns(server: gateway.server), Turns(server: gateway.server))
    var (speeds, slices): ([Double], [Double]) = ([], [])
    _ = try gateway.client(options).run(seconds: 1)
    for round in 1...options.rounds {
      options.progress.say("deleting: turn \(round) of \(options.rounds)")
      let calmClient = try gateway.client(options)
      try calm.add { try calmClient.run(seconds: options.seconds) }
      let doomed = try await gateway.addTenant("Round \(round)")
      // Somewhat more than are deleted in one turn.
      _ = try gateway.client(of: [doomed], options).run(seconds: options.seconds * 1.25)
      let busyClient = try gateway.client(options)
      try await gateway.delete(doomed)
      let before = try await (rows: gateway.deletedRows(), slices: gateway.slices())
      try deleting.add { try busyClient.run(seconds: options.seconds) }
      speeds.append((try await gateway.deletedRows() - before.rows) / options.seconds)
      let after = try await gateway.slices()
      slices.append(1000 * (after.seconds - before.slices.seconds) / (after.count - before.slices.count))
      try await gateway.untilNothingIsDeleted()
    }
    let (without, with) = (calm.side, deleting.side)
    return [
      BenchTable(
        "deleting",
        [
          .init("retention.without", "ingest alone", without.figures()),
          .init(
            "retention.with", "while events are deleted",
            with.figures() + [
              Figure("ratio", "to alone", deleting.ratio(to: calm), 2, aim: .atLeast(0.9)),
              Figure("p99_ratio", "p99 to alone", with.p99 / without.p99, 2, aim: .atMost(1.3)),
              Figure("deleted_per_s", "rows deleted/s", Turns.median(speeds)),
              Figure("slice_ms", "ms a slice", Turns.median(slices), 2),
            ]),
        ])
    ]
  }
}

extension BenchGateway {
  /// Rows of deleted tenants that are gone, as the gateway's metrics have it.
  fileprivate func deletedRows() async throws -> Double {
    try await metric(#"gatehouse_retention_rows_total{what="deleted_tenant"}"#)
  }

  /// How many slices there were, and for how long they held the writer.
  fileprivate func slices() async throws -> (count: Double, seconds: Double) {
    let name = "gatehouse_retention_slice_duration_seconds"
    return (try await metric(name + "_count"), try await metric(name + "_sum"))
  }

  fileprivate func untilNothingIsDeleted() async throws {
    var (before, now) = (-1.0, try await deletedRows())
    while before != now {
      try await Task.sleep(for: .seconds(1))
      (before, now) = (now, try await deletedRows())
    }
  }
}
