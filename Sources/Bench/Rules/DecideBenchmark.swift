public import Moderation
internal import Workload

/// How long one decision takes: folding, matching and the verdict, on one thread.
public enum DecideBenchmark {
  /// Microseconds a comment, with the texts of the ingest benchmark.
  public static func run(_ document: RuleSetDocument, seconds: Double = 1) throws -> Double {
    let comments = SampleComments.texts.map {
      CommentEvent(
        kind: .created, commentID: "7385350567722402578", videoID: "7377694258502880513", authorID: "u1",
        username: "@a", text: $0, occurredAt: Timestamp(seconds: 1_719_535_947))
    }
    return try run(document, on: comments, seconds: seconds)
  }

  /// Microseconds a comment, over at least one pass through `comments`, of which some but not all must be decided by a
  /// rule.
  public static func run(_ document: RuleSetDocument, on comments: [CommentEvent], seconds: Double = 1) throws -> Double
  {
    let rules = try CompiledRuleSet(document, version: 1)
    let scratch = MatchScratch()
    // Once beforehand, so that memory is in place.
    for comment in comments { _ = rules.decide(comment, scratch: scratch) }
    let clock = ContinuousClock()
    let began = clock.now
    let stop = began + .seconds(seconds)
    var decided = 0
    var byRule = 0
    repeat {
      for comment in comments where rules.decide(comment, scratch: scratch).basis == .rule { byRule += 1 }
      decided += comments.count
    } while clock.now < stop
    precondition(byRule > 0 && byRule < decided, "the benchmark's comments must be decided differently")
    return (clock.now - began) / .microseconds(1) / Double(decided)
  }
}
