internal import Bench
internal import Moderation
internal import Workload

/// How fast rule sets decide and compile, and how much memory many tenants' take.
struct RulesBenchmark {
  struct Result {
    /// Microseconds a comment, on one thread.
    var decideStarter: Double
    var decideTenByHundred: Double
    var decideTenThousandTerms: Double
    /// Milliseconds.
    var compileTenThousandTerms: Double
    /// Seconds for a million comments, on one thread.
    var backTestMillion: Double
    var tenants: TenantsBenchmark.Result
  }

  let progress: Progress

  /// The tenants come first, while this process is small.
  func run() async throws -> Result {
    let tenants = try await TenantsBenchmark.run(progress: { count in
      if count.isMultiple(of: 500) { progress.say("tenants served: \(count)") }
    })
    progress.say("rule sets")
    let small = try SampleRules(rules: 10, termsEach: 100)
    let large = try SampleRules(rules: 10, termsEach: 1000)
    let comments = CommentCorpus(containing: small.terms).comments
    return Result(
      decideStarter: try DecideBenchmark.run(.starter),
      decideTenByHundred: try DecideBenchmark.run(small.document, on: comments, seconds: 2),
      decideTenThousandTerms: try DecideBenchmark.run(
        large.document, on: CommentCorpus(containing: large.terms).comments, seconds: 2),
      compileTenThousandTerms: try CompileBenchmark.run(large.document),
      backTestMillion: try BackTestBenchmark.run(
        small.document, draft: SampleRules(rules: 10, termsEach: 100, shift: 1).document, on: comments),
      tenants: tenants)
  }
}
