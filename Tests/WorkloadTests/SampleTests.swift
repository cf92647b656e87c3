import Moderation
import Testing

@testable import Workload

@Suite("Made-up comments and rules")
struct SampleTests {
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
}
