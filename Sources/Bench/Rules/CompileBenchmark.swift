public import Moderation

/// How long a rule set takes from its document to the first decision, on one thread.
public enum CompileBenchmark {
  /// Milliseconds: the median of `rounds`.
  public static func run(_ document: RuleSetDocument, rounds: Int = 5) throws -> Double {
    let clock = ContinuousClock()
    let times = try (0..<rounds).map { _ in
      try clock.measure { _ = try CompiledRuleSet(document, version: 1) } / .milliseconds(1)
    }
    return times.sorted()[rounds / 2]
  }
}
