/// One rule of a rule set: when its condition holds, it asks for its verdict and its side effects.
public struct Rule: Equatable, Sendable {
  public enum Mode: String, CaseIterable, Sendable {
    /// Takes part in the decision.
    case live
    /// Evaluated and reported, never decides.
    case shadow
    /// Not evaluated.
    case off
  }

  /// Unique in its rule set: 1 to 64 of `a-z`, `0-9` and `-`.
  public var id: String
  /// For people; at most 200 characters.
  public var name: String?
  public var mode: Mode
  /// `allow` makes the rule an allow list, which outranks every other verdict. Nil only where there are side effects.
  public var verdict: Verdict?
  /// How the comment and the rule's terms are made alike before they are compared.
  public var folding: Folding
  /// A layer below can neither override nor disable it.
  public var isLocked: Bool
  /// From this moment on, by the comment's own time, the rule holds no more.
  public var expiresAt: Timestamp?
  public var when: Condition
  public var effects: RuleEffects
  public var examples: RuleExamples
  public var fuse: RuleFuse?

  public init(
    id: String, name: String? = nil, mode: Mode = .live, verdict: Verdict?, folding: Folding = .folded,
    isLocked: Bool = false, expiresAt: Timestamp? = nil, when: Condition, effects: RuleEffects = RuleEffects(),
    examples: RuleExamples = RuleExamples(), fuse: RuleFuse? = nil
  ) {
    self.id = id
    self.name = name
    self.mode = mode
    self.verdict = verdict
    self.folding = folding
    self.isLocked = isLocked
    self.expiresAt = expiresAt
    self.when = when
    self.effects = effects
    self.examples = examples
    self.fuse = fuse
  }
}
