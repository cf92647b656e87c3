/// Access tokens that are to be renewed. Each call is one transaction; each throws `StorageError`.
public protocol TokenRenewalQueue: Sendable {
  /// Connected and enabled accounts, of enabled tenants and apps, whose token is due at `moment`; the one that has been
  /// due for longest first.
  func dueRenewals(at moment: Timestamp, limit: Int) async throws -> [DueRenewal]
  /// When the earliest token that is not yet due will be; nil when there is none.
  func nextRenewal(after moment: Timestamp) async throws -> Timestamp?
  /// The attempt failed and is to be made again then.
  func renewalFailed(of account: AccountID, because message: String, until moment: Timestamp) async throws
  /// Suspends until tokens may have been added or taken away since the last call, or until `deadline`, or until the
  /// task is cancelled.
  func waitForRenewals(until deadline: Timestamp?) async
}

public struct DueRenewal: Sendable {
  public var account: Account
  /// How often in a row it was tried in vain.
  public var failures: Int

  public init(account: Account, failures: Int) {
    self.account = account
    self.failures = failures
  }
}
