/// A rule as it stands once all layers are taken together: where it came from, and whether it counts.
public struct EffectiveRule: Equatable, Sendable {
  public enum State: Equatable, Sendable {
    case inForce
    /// A layer below has a rule of the same id, which takes its place.
    case overridden(by: RuleLayer)
    /// A layer below switches it off.
    case disabled(by: RuleLayer)
    /// A layer above has a locked rule of the same id, which stays.
    case overruled(by: RuleLayer)
  }

  public var rule: Rule
  public var layer: RuleLayer
  /// Of its layer's rule set.
  public var version: Int64
  public var state: State

  public init(rule: Rule, layer: RuleLayer, version: Int64, state: State) {
    self.rule = rule
    self.layer = layer
    self.version = version
    self.state = state
  }
}
