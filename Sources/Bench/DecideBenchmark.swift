public import Moderation

/// How long one decision takes: folding, matching and the verdict, on one thread.
public enum DecideBenchmark {
  /// Microseconds a comment.
  public static func run(_ document: RuleSetDocument, seconds: Double = 1) throws -> Double {
    let rules = try CompiledRuleSet(document, version: 1)
    let scratch = MatchScratch()
    let comments = SignedLoad.texts.map {
      CommentEvent(
        kind: .created, commentID: "7385350567722402578", videoID: "7377694258502880513", authorID: "u1",
        username: "@a", text: $0, occurredAt: Timestamp(seconds: 1_719_535_947))
    }
    let clock = ContinuousClock()
    let stop = clock.now + .seconds(seconds)
    let began = clock.now
    var decided = 0
    var removed = 0
    while clock.now < stop {
      for _ in 0..<100 {
        for comment in comments where rules.decide(comment, scratch: scratch).verdict == .delete { removed += 1 }
      }
      decided += 100 * comments.count
    }
    precondition(removed > 0 && removed < decided, "the benchmark's comments must be decided differently")
    return (clock.now - began) / .microseconds(1) / Double(decided)
  }
}
