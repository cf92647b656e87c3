import Moderation
import Testing

@testable import Bench

@Suite("Benchmarks of rules")
struct RulesBenchmarkTests {
  @Test("the comments are the same on every run, 60 bytes long on average, and in many scripts")
  func corpus() throws {
    let rules = try SampleRules(rules: 10, termsEach: 100)
    let corpus = CommentCorpus(containing: rules.terms)
    #expect(corpus.comments == CommentCorpus(containing: rules.terms).comments)
    #expect(corpus.comments.count == 20_000)
    #expect(abs(corpus.meanLength - 60) < 2)
    let scalars = Set(corpus.comments.lazy.compactMap(\.text).flatMap(\.unicodeScalars))
    let missing = Set("açжمह가の笑มừ🔥👨‍👩‍👧".unicodeScalars).subtracting(scalars)
    #expect(missing.isEmpty)
  }

  @Test("rule sets have the size that is asked for, no term twice, and are the same on every run")
  func rules() throws {
    let rules = try SampleRules(rules: 10, termsEach: 100)
    #expect(rules.document.rules.count == 10)
    // Wildcards are not among the terms.
    #expect(Set(rules.terms).count == 900)
    #expect(try SampleRules(rules: 10, termsEach: 100).document == rules.document)
    #expect(try SampleRules(rules: 10, termsEach: 100, shift: 1).document != rules.document)
    #expect(try SampleRules(rules: 10, termsEach: 100, seed: 3).document != rules.document)
  }

  @Test("decisions, compiling and back-tests are measured")
  func measures() throws {
    let rules = try SampleRules(rules: 4, termsEach: 10)
    let comments = CommentCorpus(count: 200, containing: rules.terms).comments
    #expect(try DecideBenchmark.run(.starter, seconds: 0.01) > 0)
    #expect(try DecideBenchmark.run(rules.document, on: comments, seconds: 0.01) > 0)
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
