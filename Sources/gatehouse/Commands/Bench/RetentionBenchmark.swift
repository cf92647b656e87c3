internal import Bench
internal import FoundationEssentials
internal import Moderation

/// Drives one gateway without and with the deleting of another tenant's events in turns: whether deleting holds up
/// ingest. What is too old is deleted in the same slices.
struct RetentionBenchmark {
  struct Result {
    var calm: Turns.Side
    var deleting: Turns.Side
    /// Median of the turns' ratios, with deleting to without.
    var ratio: Double
    /// Events deleted a second while others came in, with all that hangs on them.
    var deletedPerSecond: Double
  }

  let connections: Int
  let seconds: Double
  let rounds: Int
  let loops: Int?
  let progress: Progress

  func run() async throws -> Result {
    try await BenchGateway.run(loops: loops) { gateway, _ in try await measure(gateway) }
  }

  private func measure(_ gateway: BenchGateway) async throws -> Result {
    var (calm, deleting) = (Turns(server: gateway.server), Turns(server: gateway.server))
    var speeds: [Double] = []
    var sent = 0
    func client(of account: BenchGateway.Account, seconds: Double) throws -> LoadClient {
      let load = gateway.load(of: account, count: Int(seconds * 60_000), startingAt: sent)
      sent += load.count
      return try LoadClient(port: gateway.ingestPort, connections: connections, requests: load)
    }
    _ = try client(of: gateway.account, seconds: 1).run(seconds: min(1, seconds))
    for round in 1...rounds {
      progress.say("deleting, turn \(round) of \(rounds)")
      let calmClient = try client(of: gateway.account, seconds: seconds)
      try calm.add { try calmClient.run(seconds: seconds) }
      let doomed = try await gateway.addAccount("Round \(round)")
      // As many as are deleted in one turn, about.
      _ = try client(of: doomed, seconds: seconds).run(seconds: seconds / 3)
      let busyClient = try client(of: gateway.account, seconds: seconds)
      try await gateway.deleteTenant(of: doomed)
      let before = try await gateway.deletedRows()
      try deleting.add { try busyClient.run(seconds: seconds) }
      speeds.append((try await gateway.deletedRows() - before) / seconds)
      try await gateway.untilNothingIsDeleted()
    }
    progress.end()
    return Result(
      calm: calm.side, deleting: deleting.side,
      ratio: Turns.median(zip(deleting.results, calm.results).map { $0.rate / $1.rate }),
      deletedPerSecond: Turns.median(speeds))
  }
}

extension BenchGateway {
  /// Rows of deleted tenants that are gone, as the gateway's metrics have it.
  fileprivate func deletedRows() async throws -> Double {
    let page = String(decoding: try await onboarding.admin.get("/metrics", accept: "text/plain").body, as: UTF8.self)
    let line = page.split(separator: "\n").first {
      $0.hasPrefix(#"gatehouse_retention_rows_total{what="deleted_tenant"}"#)
    }
    return line?.split(separator: " ").last.flatMap { Double($0) } ?? 0
  }

  fileprivate func untilNothingIsDeleted() async throws {
    var (before, now) = (-1.0, try await deletedRows())
    while before != now {
      try await Task.sleep(for: .seconds(1))
      (before, now) = (now, try await deletedRows())
    }
  }
}
