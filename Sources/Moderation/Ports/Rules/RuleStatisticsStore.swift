/// What rules did, day by day, and which ran past their fuse. Each call is one transaction; each throws `StorageError`.
public protocol RuleStatisticsStore: Sendable {
  /// Of one rule, or of all: newest day first, then by rule.
  func days(ofRule ruleID: String?, during range: TimeRange, in scope: TenantScope) async throws -> [RuleDay]
  /// Rules that are demoted to review now.
  func demotions(in scope: TenantScope) async throws -> [RuleDemotion]
  /// Sets a demoted rule free again and begins its counts of the day anew; a rule of the account layer, for every
  /// account that has a rule of that id. False where it is not demoted.
  func rearm(ruleID: String, layer: RuleLayer, at moment: Timestamp, in scope: TenantScope) async throws -> Bool
}

/// A rule that ran past its fuse: its decisions are `review` until somebody sets it free.
public struct RuleDemotion: Equatable, Sendable {
  public var ruleID: String
  public var layer: RuleLayer
  /// Whose rule it is, where it is an account's own.
  public var accountID: AccountID?
  /// In words, with the figures.
  public var reason: String
  public var since: Timestamp

  public init(ruleID: String, layer: RuleLayer, accountID: AccountID? = nil, reason: String, since: Timestamp) {
    self.ruleID = ruleID
    self.layer = layer
    self.accountID = accountID
    self.reason = reason
    self.since = since
  }
}
