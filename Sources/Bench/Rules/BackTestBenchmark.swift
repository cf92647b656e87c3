public import Moderation

/// How long a draft is held against the version in force, on one thread: the engine alone, with the comments in memory.
public enum BackTestBenchmark {
  /// Seconds for `count` comments: `comments` again and again.
  public static func run(
    _ live: RuleSetDocument, draft: RuleSetDocument, on comments: [CommentEvent], count: Int = 1_000_000
  ) throws -> Double {
    let pair = BackTest.Pair(
      live: try CompiledRuleSet(live, version: 1), draft: try CompiledRuleSet(draft, version: 2))
    var test = BackTest(pair)
    let account = AccountID(rawValue: 1)
    let clock = ContinuousClock()
    let began = clock.now
    for index in 0..<count {
      test.take(comments[index % comments.count], event: EventID(rawValue: Int64(index + 1)), account: account)
    }
    let difference = test.difference
    let seconds = (clock.now - began) / .seconds(1)
    precondition(difference.compared == count && difference.unchanged < count, "the draft must decide differently")
    return seconds
  }
}
