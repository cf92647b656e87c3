/// What was concluded about one slice.
public struct ReplayStep: Sendable {
  public var conclusions: [ReplayConclusion]
  /// The rules by which that was concluded. Without any, they came straight from storage.
  public var rules: Set<RuleSetKey>
  public var end: EventID?
  public var isLast: Bool

  public init(conclusions: [ReplayConclusion], rules: Set<RuleSetKey>, end: EventID?, isLast: Bool) {
    self.conclusions = conclusions
    self.rules = rules
    self.end = end
    self.isLast = isLast
  }
}
