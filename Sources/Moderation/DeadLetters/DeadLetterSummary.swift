/// How many actions were given up, and why.
public struct DeadLetterSummary: Equatable, Sendable {
  public struct Group: Equatable, Sendable {
    public var accountID: AccountID
    public var kind: Action.Kind
    public var failure: Action.Failure
    /// Whether these are replies that may have been sent, which are retried one by one alone.
    public var maySendTwice: Bool
    public var count: Int64

    public init(accountID: AccountID, kind: Action.Kind, failure: Action.Failure, maySendTwice: Bool, count: Int64) {
      self.accountID = accountID
      self.kind = kind
      self.failure = failure
      self.maySendTwice = maySendTwice
      self.count = count
    }
  }

  /// By account, kind and failure.
  public var groups: [Group]

  public init(groups: [Group]) { self.groups = groups }

  /// Those that a retry in bulk would look at.
  public var retriable: Int64 { groups.reduce(0) { $0 + ($1.maySendTwice ? 0 : $1.count) } }
  /// Those that it would leave.
  public var left: Int64 { groups.reduce(0) { $0 + ($1.maySendTwice ? $1.count : 0) } }
}
