internal import Moderation

/// What one rule did on one day of UTC.
struct RuleDayOutput: Encodable {
  var rule: String
  var layer: RuleLayer
  /// `2026-11-24`
  var day: String
  var evaluated: Int64
  var hits: Int64
  var shadowHits: Int64
  var acted: Int64
  var overturned: Int64

  init(_ day: RuleDay) {
    rule = day.ruleID
    layer = day.layer
    self.day = day.day.dayText
    evaluated = day.evaluated
    hits = day.hits
    shadowHits = day.shadowHits
    acted = day.acted
    overturned = day.overturned
  }
}
