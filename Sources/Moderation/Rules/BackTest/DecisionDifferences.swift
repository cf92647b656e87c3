/// Counts what comes out otherwise between two decisions on each of many comments, and keeps examples. Comments decided
/// alike cost no memory.
public struct DecisionDifferences: Sendable {
  private var counts = [Int](repeating: 0, count: Verdict.allCases.count * Verdict.allCases.count)
  private var awaitingScores = 0
  private var rules: [RuleChanges.Key: RuleChanges] = [:]
  private var labels: [String: (gained: Int, lost: Int)] = [:]

  /// Comments taken so far.
  public private(set) var compared = 0

  public init() {}

  /// Takes one comment more, later than those before it.
  public mutating func take(_ before: Decision, _ after: Decision, of event: EventID, text: String?) {
    compared += 1
    if !before.awaitsScores.isEmpty || !after.awaitsScores.isEmpty { awaitingScores += 1 }
    counts[Self.place(before.verdict, after.verdict)] += 1
    if before.labels != after.labels { compareLabels(before.labels, after.labels) }
    guard let change = BackTestDifference.Change(from: before.verdict, to: after.verdict) else { return }
    rules[Self.cause(before, after), default: RuleChanges()].take(
      change, BackTestDifference.Example(event: event, text: text, from: before.verdict, to: after.verdict))
  }

  /// What has come out so far.
  public var difference: BackTestDifference {
    var difference = BackTestDifference()
    difference.compared = compared
    difference.awaitingScores = awaitingScores
    for from in Verdict.allCases {
      for to in Verdict.allCases {
        let count = counts[Self.place(from, to)]
        if count == 0 { continue }
        difference.verdicts.append(BackTestDifference.VerdictCount(from: from, to: to, count: count))
        switch BackTestDifference.Change(from: from, to: to) {
        case nil: difference.unchanged += count
        case .newlyHidden: difference.newlyHidden += count
        case .released: difference.released += count
        case .changed: difference.changed += count
        }
      }
    }
    difference.rules = rules.map { $1.difference(of: $0) }.sorted(by: BackTestDifference.RuleDifference.comesFirst)
    difference.labels = labels.map {
      BackTestDifference.LabelDifference(label: $0, gained: $1.gained, lost: $1.lost)
    }.sorted { $0.label < $1.label }
    return difference
  }

  private mutating func compareLabels(_ before: [String], _ after: [String]) {
    for label in after where !before.contains(label) { labels[label, default: (0, 0)].gained += 1 }
    for label in before where !after.contains(label) { labels[label, default: (0, 0)].lost += 1 }
  }

  /// The rule to which a change is due. A stronger verdict, and one that an allow rule makes milder, is the doing of
  /// what decides afterwards; any other milder one comes of a rule that no longer decides.
  private static func cause(_ before: Decision, _ after: Decision) -> RuleChanges.Key {
    let isNew = after.verdict > before.verdict || after.verdict == .allow && after.ruleID != nil
    let (first, second) = isNew ? (after, before) : (before, after)
    let decision = first.ruleID == nil ? second : first
    return RuleChanges.Key(rule: decision.ruleID, layer: decision.ruleLayer)
  }

  private static func place(_ from: Verdict, _ to: Verdict) -> Int {
    from.rawValue * Verdict.allCases.count + to.rawValue
  }
}
