internal import Moderation

/// What the stored decisions of a period add up to. Whatever there may be any number of is counted in bounded memory,
/// and the log's text is kept as long as a report prints it.
struct ReportDetails: Sendable {
  private struct RuleKey: Hashable {
    var ruleID: String
    var layer: RuleLayer
  }

  private(set) var log: DecisionLogWriter
  /// Nil from the first row on that is one too many.
  private var rows: [String]? = []
  private var terms = TopCounts<String>()
  private var offenders = TopCounts<String>()
  /// The name that each author had last, by the key that it is counted under; only of those who are counted.
  private var names: [String: String] = [:]
  private let counts: [RuleCount]
  private var verdicts: [RuleKey: [Verdict: Int]]
  private var actions: [ActionCount: Int] = [:]

  init(of rules: [RuleCount], log: DecisionLogWriter) {
    self.log = log
    counts = rules
    verdicts = Dictionary(rules.map { (RuleKey(ruleID: $0.ruleID, layer: $0.layer), [:]) }) { first, _ in first }
  }

  /// Throws `CancellationError` when nobody waits for it any more.
  mutating func read(_ selection: ReportSelection, from store: any ClientReportStore, in scope: TenantScope)
    async throws
  {
    var place: Int64?
    repeat {
      try Task.checkCancellation()
      let slice = try await store.slice(of: selection, after: place, in: scope)
      add(slice)
      place = slice.next
    } while place != nil
  }

  mutating func add(_ slice: ReportSlice) {
    for row in slice.rows {
      let line = log.line(row)
      if log.summary.count <= EmbeddedLog.mostRows { rows?.append(line) } else { rows = nil }
    }
    for comment in slice.comments { add(comment) }
    actions.merge(slice.actions, uniquingKeysWith: +)
  }

  private mutating func add(_ comment: ReportSlice.Comment) {
    for term in comment.terms { terms.add(term) }
    if comment.verdict > .review, let author = comment.author {
      offenders.add(author)
      names[author] = comment.username ?? names[author] ?? author
      if names.count > Self.mostNames { names = names.filter { offenders.holds($0.key) } }
    }
    if let ruleID = comment.ruleID, let layer = comment.layer {
      verdicts[RuleKey(ruleID: ruleID, layer: layer)]?[comment.verdict, default: 0] += 1
    }
  }

  private static let mostNames = 40_000

  var logText: String? { rows.map { log.opening + $0.joined() + log.end() } }
  var topTerms: TopTable { Self.table(terms) { $0 } }
  var topOffenders: TopTable { Self.table(offenders) { names[$0] ?? $0 } }

  private static func table(_ counts: TopCounts<String>, name: (String) -> String) -> TopTable {
    TopTable(
      rows: counts.top(ClientReportFigures.listed).map { TopTable.Row(name: name($0.key), comments: $0.count) },
      uncertainty: counts.uncertainty)
  }

  var rules: [ReportRule] {
    counts.map { count in
      let verdicts = verdicts[RuleKey(ruleID: count.ruleID, layer: count.layer)] ?? [:]
      return ReportRule(count: count, verdict: verdicts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key)
    }
  }

  var outcomes: [ReportOutcome] {
    Action.Kind.allCases.compactMap { kind in
      let own = actions.filter { $0.key.kind == kind }
      guard !own.isEmpty else { return nil }
      return ReportOutcome(
        kind: kind, states: Dictionary(own.map { ($0.key.state, $0.value) }, uniquingKeysWith: +))
    }
  }
}
