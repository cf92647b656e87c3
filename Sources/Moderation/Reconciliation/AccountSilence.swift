/// An account whose comments grow while nothing is delivered.
public struct AccountSilence: Equatable, Sendable {
  /// So many comments in a row that no delivery brought are no coincidence.
  public static let fewestFound = 5

  public var tenantID: TenantID
  public var accountID: AccountID
  public var accountName: String
  /// Comments written since the last delivery that the sweep found.
  public var found: Int
  /// When the last delivery came.
  public var heardAt: Timestamp

  public init(tenantID: TenantID, accountID: AccountID, accountName: String, found: Int, heardAt: Timestamp) {
    self.tenantID = tenantID
    self.accountID = accountID
    self.accountName = accountName
    self.found = found
    self.heardAt = heardAt
  }

  public func alert(at moment: Timestamp) -> Alert {
    Alert(
      tenantID: tenantID, kind: .accountSilent, subject: "\(accountID)",
      message: """
        TikTok has delivered nothing about account \(accountName) since \(heardAt), while \(found) comments were \
        written that had to be looked for. They are moderated, but late. Check that the app is still subscribed to \
        comments (gatehouse webhook list) and that the account still grants comment.list.
        """,
      raisedAt: moment)
  }
}
