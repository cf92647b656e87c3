internal import Bench
internal import Moderation
internal import Workload

/// How fast rule sets decide and compile, and how much memory many tenants' take.
struct RulesBenchmark: Benchmark {
  let options: BenchOptions

  /// The tenants come first, while this process is small.
  func run() async throws -> [BenchTable] {
    let tenants = try await TenantsBenchmark.run(progress: { count in
      if count.isMultiple(of: 500) { options.progress.say("rules: tenants served: \(count)") }
    })
    return [try measureDecisions(), try measureWork(), memory(tenants)]
  }

  private func measureDecisions() throws -> BenchTable {
    let starter = try DecideBenchmark.run(.starter)
    var rows = [
      BenchTable.Measurement(
        "decide", "starter rules", [Figure("us_per_comment", "us a comment", starter, 2)])
    ]
    let sizes: [(key: String, name: String, termsEach: Int, aim: Double)] = [
      ("10_terms", "10 terms", 1, 3), ("200_terms", "200 terms", 20, 3), ("10x100", "10 rules of 100 terms", 100, 3),
      ("10k_terms", "10,000 terms", 1000, 5),
    ]
    for size in sizes {
      options.progress.say("rules: deciding by \(size.name)")
      let sample = try SampleRules(rules: 10, termsEach: size.termsEach)
      let comments = CommentCorpus(containing: sample.terms).comments
      let decided = try DecideBenchmark.run(sample.document, on: comments)
      let plain = PlainSearch.run(sample.terms, on: comments)
      rows.append(
        .init(
          "decide", size.name,
          [
            Figure("us_per_comment_\(size.key)", "us a comment", decided, 2, aim: .atMost(size.aim)),
            Figure("to_plain_search_\(size.key)", "to a plain search", decided / plain, 2),
          ]))
    }
    return BenchTable("fold and decide", rows)
  }

  private func measureWork() throws -> BenchTable {
    options.progress.say("rules: compiling and back-testing")
    let small = try SampleRules(rules: 10, termsEach: 100)
    let large = try SampleRules(rules: 10, termsEach: 1000)
    let comments = CommentCorpus(containing: small.terms).comments
    let draft = try SampleRules(rules: 10, termsEach: 100, shift: 1)
    let decided = try DecideBenchmark.run(small.document, on: comments)
    let tested = try BackTestBenchmark.run(small.document, draft: draft.document, on: comments)
    return BenchTable(
      "work on rules",
      [
        .init(
          "compile", "compile 10,000 terms, ms",
          [Figure("ms_10k_terms", "measured", try CompileBenchmark.run(large.document), 1, aim: .atMost(500))]),
        .init(
          "backtest", "back-test a million comments, s",
          [
            Figure("seconds_1m", "measured", tested, 2, aim: .atMost(10)),
            // A back-test decides each comment twice: by the version in force and by the draft.
            Figure("to_two_decisions", "to two decisions each", tested / (2 * decided), 2),
          ]),
      ])
  }

  private func memory(_ tenants: TenantsBenchmark.Result) -> BenchTable {
    BenchTable(
      "10,000 tenants of 200 terms",
      [
        .init(
          "rules", "all of them served",
          [
            Figure("resident_mb_10k_tenants", "MB", tenants.residentMegabytes, aim: .atMost(1000)),
            Figure("loaded_of_10k_tenants", "kept loaded", Double(tenants.loaded)),
            Figure("first_decision_ms", "first decision, ms", tenants.millisecondsEach, 2),
          ])
      ])
  }
}
