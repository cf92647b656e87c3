/// Which of a tenant's stored comments are replayed; nil leaves that side open. Verdict, label and rule are those of
/// the stored decision.
public struct ReplaySelection: Equatable, Sendable {
  public var accountID: AccountID?
  /// By the time the comments were received.
  public var received: TimeRange
  public var verdict: Verdict?
  public var label: String?
  /// The deciding rule.
  public var ruleID: String?

  public init(
    accountID: AccountID? = nil, received: TimeRange = .always, verdict: Verdict? = nil, label: String? = nil,
    ruleID: String? = nil
  ) {
    self.accountID = accountID
    self.received = received
    self.verdict = verdict
    self.label = label
    self.ruleID = ruleID
  }
}
