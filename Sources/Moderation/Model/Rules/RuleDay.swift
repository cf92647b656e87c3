/// What one rule did on one day, for one tenant. Days are UTC.
public struct RuleDay: Equatable, Sendable {
  public var ruleID: String
  public var layer: RuleLayer
  /// Midnight, when the day began.
  public var day: Timestamp
  /// Comments decided by rule sets that held the rule, live or in shadow.
  public var evaluated: Int64
  /// How many of them it held for, as a live rule and as a shadow.
  public var hits: Int64
  public var shadowHits: Int64
  /// How many of them it decided in such a way that something was to be done.
  public var acted: Int64
  /// How many of its decisions a reviewer set aside.
  public var overturned: Int64

  public init(
    ruleID: String, layer: RuleLayer, day: Timestamp, evaluated: Int64 = 0, hits: Int64 = 0, shadowHits: Int64 = 0,
    acted: Int64 = 0, overturned: Int64 = 0
  ) {
    self.ruleID = ruleID
    self.layer = layer
    self.day = day
    self.evaluated = evaluated
    self.hits = hits
    self.shadowHits = shadowHits
    self.acted = acted
    self.overturned = overturned
  }
}
