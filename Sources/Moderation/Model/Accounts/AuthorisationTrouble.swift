/// Something about an account's authorisation that somebody has to hear of, once.
public struct AuthorisationTrouble: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    /// TikTok does not let us act for the account any more.
    case lapsed(since: Timestamp, reason: String)
    /// Its access token ends soon, or has ended, and could not be renewed.
    case refreshFailing(ends: Timestamp, RenewalTrouble)
    /// Its refresh token ends soon, and only its owner can prolong that.
    case ending(Timestamp)
  }

  public var tenantID: TenantID
  public var accountID: AccountID
  public var accountName: String
  public var kind: Kind

  public init(tenantID: TenantID, accountID: AccountID, accountName: String, kind: Kind) {
    self.tenantID = tenantID
    self.accountID = accountID
    self.accountName = accountName
    self.kind = kind
  }
}
