internal import Bench
internal import Moderation

/// How fast rule sets decide and compile, and how much memory many tenants' take.
struct RulesBenchmark {
  struct Result {
    /// Microseconds a comment, on one thread.
    var decideStarter: Double
    var decideTenByHundred: Double
    var decideTenThousandTerms: Double
    /// Milliseconds.
    var compileTenThousandTerms: Double
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
    return Result(
      decideStarter: try DecideBenchmark.run(.starter),
      decideTenByHundred: try DecideBenchmark.run(
        small.document, on: CommentCorpus(containing: small.terms).comments, seconds: 2),
      decideTenThousandTerms: try DecideBenchmark.run(
        large.document, on: CommentCorpus(containing: large.terms).comments, seconds: 2),
      compileTenThousandTerms: try CompileBenchmark.run(large.document), tenants: tenants)
  }
}
