import Moderation
import Testing
import Workload

@testable import Bench

@Suite("Benchmarks of rules")
struct RulesBenchmarkTests {
  @Test("decisions, compiling and back-tests are measured")
  func measures() throws {
    let rules = try SampleRules(rules: 4, termsEach: 10)
    let comments = CommentCorpus(count: 200, containing: rules.terms).comments
    #expect(try DecideBenchmark.run(.starter, seconds: 0.01) > 0)
    #expect(try DecideBenchmark.run(rules.document, on: comments, seconds: 0.01) > 0)
    #expect(PlainSearch.run(rules.terms, on: comments, seconds: 0.01) > 0)
    #expect(try CompileBenchmark.run(rules.document, rounds: 1) > 0)
    let draft = try SampleRules(rules: 4, termsEach: 10, shift: 1).document
    #expect(try BackTestBenchmark.run(rules.document, draft: draft, on: comments, count: 400) > 0)
  }

  @Test("every tenant is served, each by rules of its own")
  func tenants() async throws {
    var served = 0
    let result = try await TenantsBenchmark.run(tenants: 20, termsEach: 10, progress: { served = $0 })
    #expect(served == 20)
    #expect(result.loaded == 20)
    #expect(result.residentMegabytes > 0)
  }
}
