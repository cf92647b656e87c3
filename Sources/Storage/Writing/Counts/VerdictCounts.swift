internal import Moderation

/// How many decisions of each verdict a batch added.
struct VerdictCounts: Equatable {
  /// By the verdicts' raw values.
  private var counts = [Int](repeating: 0, count: Verdict.allCases.count)

  mutating func add(_ verdict: Verdict) { counts[verdict.rawValue] += 1 }

  mutating func removeAll() { for index in counts.indices { counts[index] = 0 } }

  subscript(verdict: Verdict) -> Int { counts[verdict.rawValue] }
}
