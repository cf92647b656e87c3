/// Holds a draft of a rule set against the version in force: both decide the same comments, by the code that decides live
/// ones, and what comes out differently is counted.
///
/// Comments are fed one by one, oldest first, since rules may look at what was written before. A comment that both
/// decide alike costs no memory. Not `Sendable`: one thread feeds it.
public struct BackTest: ~Copyable {
  /// Examples kept of each rule.
  public static let examples = 5
  /// Unicode scalars kept of an example's text.
  public static let exampleCharacters = 500

  /// The two rule sets between which an account's comments are decided, each with all its layers.
  public struct Pair: Sendable {
    public var live: CompiledRuleSet
    public var draft: CompiledRuleSet

    public init(live: CompiledRuleSet, draft: CompiledRuleSet) {
      self.live = live
      self.draft = draft
    }
  }

  private let common: Pair
  private let special: [AccountID: Pair]
  private let isComplete: Bool
  private var histories: [AccountID: CommentHistory] = [:]
  private let scratch = MatchScratch()

  private var counts = [Int](repeating: 0, count: Verdict.allCases.count * Verdict.allCases.count)
  private var awaitingScores = 0
  private var rules: [RuleChanges.Key: RuleChanges] = [:]
  private var labels: [String: (gained: Int, lost: Int)] = [:]

  /// Comments taken so far.
  public private(set) var compared = 0
  /// What the rules ask about earlier comments.
  public let historyNeeds: HistoryNeeds

  /// `special` has the rule sets of accounts that have a layer of their own; `common` is for all others. `isComplete`
  /// says that all comments there ever were will be taken: only then, or with `setHistory`, is it known who comments for
  /// the first time.
  public init(_ common: Pair, special: [AccountID: Pair] = [:], isComplete: Bool = false) {
    self.common = common
    self.special = special
    self.isComplete = isComplete
    var needs = HistoryNeeds()
    for pair in [common] + special.values {
      needs.formUnion(pair.live.historyNeeds)
      needs.formUnion(pair.draft.historyNeeds)
    }
    historyNeeds = needs
  }

  /// Gives the account a history that holds what was written before the comments to be taken, as much of it as
  /// `historyNeeds` asks for. Without one, an account's first comments seem to have none before them.
  public mutating func setHistory(_ history: CommentHistory, of account: AccountID) { histories[account] = history }

  /// Compares the decisions on one comment. Comments of the account itself are the caller's to leave out.
  ///
  /// `scores` is what the classifier answered at the time; nil where that is not known.
  public mutating func take(
    _ comment: CommentEvent, event: EventID, account: AccountID, scores: [String: Double]? = nil
  ) {
    let context = DecisionContext(accountID: account, history: history(of: comment, account), scores: scores)
    let pair = special[account] ?? common
    let before = pair.live.decide(comment, context: context, scratch: scratch)
    let after = pair.draft.decide(comment, context: context, scratch: scratch)
    compared += 1
    if !before.awaitsScores.isEmpty || !after.awaitsScores.isEmpty { awaitingScores += 1 }
    counts[Self.place(before.verdict, after.verdict)] += 1
    if before.labels != after.labels { compareLabels(before.labels, after.labels) }
    guard let change = BackTestDifference.Change(from: before.verdict, to: after.verdict) else { return }
    rules[Self.cause(before, after), default: RuleChanges()].take(
      change,
      BackTestDifference.Example(event: event, text: comment.text, from: before.verdict, to: after.verdict))
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
    difference.rules = rules.map { $1.difference(of: $0) }.sorted {
      ($1.total, $0.rule ?? "", $0.layer?.rawValue ?? 0) < ($0.total, $1.rule ?? "", $1.layer?.rawValue ?? 0)
    }
    difference.labels = labels.map {
      BackTestDifference.LabelDifference(label: $0, gained: $1.gained, lost: $1.lost)
    }.sorted { $0.label < $1.label }
    return difference
  }

  private mutating func history(of comment: CommentEvent, _ account: AccountID) -> HistoryFacts? {
    if historyNeeds.isEmpty { return nil }
    let history = histories[account] ?? CommentHistory(isComplete: isComplete)
    histories[account] = history
    return history.observe(comment, needs: historyNeeds)
  }

  private mutating func compareLabels(_ before: [String], _ after: [String]) {
    for label in after where !before.contains(label) { labels[label, default: (0, 0)].gained += 1 }
    for label in before where !after.contains(label) { labels[label, default: (0, 0)].lost += 1 }
  }

  /// The rule to which a change is due. A stronger verdict, and one that an allow rule makes milder, is the draft's
  /// doing; any other milder one comes of a rule that no longer decides.
  private static func cause(_ before: Decision, _ after: Decision) -> RuleChanges.Key {
    let isDrafts = after.verdict > before.verdict || after.verdict == .allow && after.ruleID != nil
    let (first, second) = isDrafts ? (after, before) : (before, after)
    let decision = first.ruleID == nil ? second : first
    return RuleChanges.Key(rule: decision.ruleID, layer: decision.ruleLayer)
  }

  private static func place(_ from: Verdict, _ to: Verdict) -> Int {
    from.rawValue * Verdict.allCases.count + to.rawValue
  }
}
