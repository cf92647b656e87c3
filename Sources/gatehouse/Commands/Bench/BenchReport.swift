internal import Bench

/// The benchmark's figures, for people and for programs.
struct BenchReport {
  let connections: Int
  let ingest: IngestBenchmark.Result
  let storm: LoginStormBenchmark.Result
  let retention: RetentionBenchmark.Result
  let rules: RulesBenchmark.Result

  var table: String {
    let rows = [
      row("bare SwiftNIO echo", ingest.echo), row("durable ingest", ingest.gateway),
    ]
    let columns = ["\(connections) connections", "events/s", "p50 ms", "p99 ms", "CPU us/event", "errors"]
    let bytes = ingest.databaseBytes / max(1, ingest.gateway.answers)
    return Table(columns: columns, rows: rows).render(colour: Console.outputColour, width: nil) + """

      ratio to the echo     \(Self.decimal(ingest.ratio, 2))
      resident memory, MB   \(ingest.residentBytes / 1_000_000)
      disk, bytes an event  \(bytes)

      ingest while logins storm, to ingest without
        events/s, ratio     \(Self.decimal(storm.ratio, 2))
        p99 ms, from and to \(Self.decimal(storm.calm.p99, 2)), \(Self.decimal(storm.stormy.p99, 2))
        passwords hashed/s  \(Self.decimal(storm.loginsPerSecond, 0))

      ingest while events are deleted, to ingest without
        events/s, ratio     \(Self.decimal(retention.ratio, 2))
        p99 ms, from and to \(Self.decimal(retention.calm.p99, 2)), \(Self.decimal(retention.deleting.p99, 2))
        rows deleted/s      \(Self.decimal(retention.deletedPerSecond, 0))

      decide, us a comment
        starter rules       \(Self.decimal(rules.decideStarter, 2))
        10 rules, 100 terms \(Self.decimal(rules.decideTenByHundred, 2))
        10,000 terms        \(Self.decimal(rules.decideTenThousandTerms, 2))
      compile 10,000 terms  \(Self.decimal(rules.compileTenThousandTerms, 0)) ms
      back-test a million   \(Self.decimal(rules.backTestMillion, 1)) s
      10,000 tenants, MB    \(Self.decimal(rules.tenants.residentMegabytes, 0)), \
      \(rules.tenants.loaded) loaded, first decision after \(Self.decimal(rules.tenants.millisecondsEach, 1)) ms

      """
  }

  var json: String {
    """
    {"connections":\(connections),"ingest":{"ratio_to_echo":\(Self.decimal(ingest.ratio, 4)),\
    "rps":\(Self.decimal(ingest.gateway.rate, 1)),"p50_ms":\(Self.decimal(ingest.gateway.p50, 3)),\
    "p99_ms":\(Self.decimal(ingest.gateway.p99, 3)),"errors":\(ingest.gateway.errors),\
    "events":\(ingest.gateway.answers),"cpu_us_per_event":\(Self.decimal(ingest.gateway.processorTime, 2)),\
    "resident_bytes":\(ingest.residentBytes),"database_bytes":\(ingest.databaseBytes)},\
    "echo":{"rps":\(Self.decimal(ingest.echo.rate, 1)),"p50_ms":\(Self.decimal(ingest.echo.p50, 3)),\
    "p99_ms":\(Self.decimal(ingest.echo.p99, 3)),"errors":\(ingest.echo.errors),\
    "cpu_us_per_request":\(Self.decimal(ingest.echo.processorTime, 2))},\
    "login_storm":{"ratio":\(Self.decimal(storm.ratio, 4)),"rps_without":\(Self.decimal(storm.calm.rate, 1)),\
    "rps_with":\(Self.decimal(storm.stormy.rate, 1)),"p99_ms_without":\(Self.decimal(storm.calm.p99, 3)),\
    "p99_ms_with":\(Self.decimal(storm.stormy.p99, 3)),"logins_per_s":\(Self.decimal(storm.loginsPerSecond, 1)),\
    "turned_away":\(storm.turnedAway),"failed_logins":\(storm.failedLogins),\
    "errors":\(storm.calm.errors + storm.stormy.errors)},\
    "retention":{"ratio":\(Self.decimal(retention.ratio, 4)),\
    "rps_without":\(Self.decimal(retention.calm.rate, 1)),"rps_with":\(Self.decimal(retention.deleting.rate, 1)),\
    "p99_ms_without":\(Self.decimal(retention.calm.p99, 3)),"p99_ms_with":\(Self.decimal(retention.deleting.p99, 3)),\
    "deleted_per_s":\(Self.decimal(retention.deletedPerSecond, 1)),\
    "errors":\(retention.calm.errors + retention.deleting.errors)},\
    "decide":{"us_per_comment":\(Self.decimal(rules.decideStarter, 4)),\
    "us_per_comment_10x100":\(Self.decimal(rules.decideTenByHundred, 4)),\
    "us_per_comment_10k_terms":\(Self.decimal(rules.decideTenThousandTerms, 4))},\
    "compile":{"ms_10k_terms":\(Self.decimal(rules.compileTenThousandTerms, 1))},\
    "backtest":{"seconds_1m":\(Self.decimal(rules.backTestMillion, 3))},\
    "rules":{"resident_mb_10k_tenants":\(Self.decimal(rules.tenants.residentMegabytes, 1)),\
    "loaded_of_10k_tenants":\(rules.tenants.loaded),\
    "first_decision_ms":\(Self.decimal(rules.tenants.millisecondsEach, 3))}}

    """
  }

  private func row(_ name: String, _ side: Turns.Side) -> [Cell] {
    [
      Cell(name), Cell(Self.decimal(side.rate, 0)), Cell(Self.decimal(side.p50, 2)), Cell(Self.decimal(side.p99, 2)),
      Cell(Self.decimal(side.processorTime, 1)), Cell(String(side.errors)),
    ]
  }

  /// `digits` after the point, without Foundation's formatter.
  static func decimal(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "0" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((value * scale).rounded())
    guard digits > 0 else { return String(scaled) }
    let fraction = String(abs(scaled) % Int(scale))
    return (scaled < 0 ? "-" : "") + "\(abs(scaled) / Int(scale))."
      + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}
