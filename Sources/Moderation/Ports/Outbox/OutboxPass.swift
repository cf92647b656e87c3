/// What the outbox has to do at one moment, read from one state of it.
public struct OutboxPass: Sendable {
  /// In the order in which it is their turn.
  public var actions: [Action]
  /// Those of the actions.
  public var accounts: [AccountID: Account]
  /// When the earliest action not yet due will be, of all tenants and accounts that were looked at, whether their lines
  /// are closed or not; nil when there is none.
  public var nextDue: Timestamp?

  public init(actions: [Action] = [], accounts: [AccountID: Account] = [:], nextDue: Timestamp? = nil) {
    self.actions = actions
    self.accounts = accounts
    self.nextDue = nextDue
  }
}
