internal import Moderation

/// A rule whose fuse is counted, for one tenant.
struct FuseKey: Hashable {
  var tenantID: Int64
  var layer: RuleLayer
  var ruleID: String
  /// 0 unless the rule is an account's own.
  var accountID: Int64

  init(tenantID: Int64, layer: RuleLayer, ruleID: String, accountID: Int64) {
    self.tenantID = tenantID
    self.layer = layer
    self.ruleID = ruleID
    self.accountID = layer == .account ? accountID : 0
  }
}

/// How far a rule is from its fuse: counted since the UTC day began, or since somebody set the rule free on that day.
struct FuseCount: Equatable {
  var day: Int64
  /// Of the rule's layer: its share of hits is that of one version.
  var version: Int64
  var acted: Int64 = 0
  var hits: Int64 = 0
  /// How many comments the version had decided on the day when the counting began.
  var evaluatedBefore: Int64 = 0
  var demotedAt: Int64?
  var reason: String?

  /// Begins anew on another day; another version begins another share.
  mutating func enter(day: Int64, version: Int64) {
    if self.day != day {
      self = FuseCount(day: day, version: version)
    } else if self.version != version {
      self.version = version
      hits = 0
      evaluatedBefore = 0
    }
  }

  /// Why the cap is passed by one more action; nil while it is not.
  func complaint(about fuse: RuleFuse) -> String? {
    guard let cap = fuse.actionsPerDay, acted >= cap else { return nil }
    return "it would have acted on more than \(cap) comments on \(dayText)"
  }

  /// Why the share of hits is out of its band, with `evaluated` comments decided by the version on the day; nil while
  /// it is within, or too few were decided to tell.
  func complaint(about band: RuleFuse.ShareBand, evaluated: Int64) -> String? {
    let comments = evaluated - evaluatedBefore
    guard comments > 0, comments >= Int64(band.after) else { return nil }
    let share = Double(hits) / Double(comments)
    let found = "it held for \(hits) of \(comments) comments on \(dayText)"
    if let to = band.to, share > to { return found + ", a larger share than \(to)" }
    if let from = band.from, share < from { return found + ", a smaller share than \(from)" }
    return nil
  }

  private var dayText: String { Timestamp(milliseconds: day).dayText }
}
