/// An account's calls.
public struct AccountQuota: Equatable, Sendable {
  public var accountID: AccountID
  /// One for each endpoint; empty in `open`, which has no limits that a gateway could reach.
  public var endpoints: [PlatformCall.Endpoint: QuotaUse]
  public var barrier: CallBarrier?

  public init(
    accountID: AccountID, endpoints: [PlatformCall.Endpoint: QuotaUse] = [:], barrier: CallBarrier? = nil
  ) {
    self.accountID = accountID
    self.endpoints = endpoints
    self.barrier = barrier
  }
}
