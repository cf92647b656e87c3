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

  private var differences = DecisionDifferences()

  /// Comments taken so far.
  public var compared: Int { differences.compared }
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
    differences.take(before, after, of: event, text: comment.text)
  }

  /// What has come out so far.
  public var difference: BackTestDifference { differences.difference }

  private mutating func history(of comment: CommentEvent, _ account: AccountID) -> HistoryFacts? {
    if historyNeeds.isEmpty { return nil }
    let history = histories[account] ?? CommentHistory(isComplete: isComplete)
    histories[account] = history
    return history.observe(comment, needs: historyNeeds)
  }
}
