/// Which of a tenant's actions that were given up are meant; nil leaves that side open.
public struct DeadLetterFilter: Equatable, Sendable {
  public var accountID: AccountID?
  /// What TikTok was asked for.
  public var kind: Action.Kind?
  public var failure: Action.Failure?
  /// By the time they were given up.
  public var givenUp: TimeRange

  public init(
    accountID: AccountID? = nil, kind: Action.Kind? = nil, failure: Action.Failure? = nil, givenUp: TimeRange = .always
  ) {
    self.accountID = accountID
    self.kind = kind
    self.failure = failure
    self.givenUp = givenUp
  }
}
