/// An account about which TikTok delivers nothing.
public struct AccountSilence: Equatable, Sendable {
  /// So many comments in a row that no delivery brought are no coincidence.
  public static let fewestFound = 5
  /// So long without a delivery is told even where nothing shows that there was anything to deliver.
  public static let longestQuiet = Duration.seconds(7 * 86_400)

  /// What it is told by.
  public enum Sign: Equatable, Sendable {
    /// So many comments, written since the last delivery, had to be looked for.
    case comments(found: Int)
    /// Nothing for so long, though there may have been nothing.
    case quiet
  }

  public var tenantID: TenantID
  public var accountID: AccountID
  public var accountName: String
  public var sign: Sign
  /// When the last delivery came; nil where none ever did.
  public var heardAt: Timestamp?

  public init(tenantID: TenantID, accountID: AccountID, accountName: String, sign: Sign, heardAt: Timestamp?) {
    self.tenantID = tenantID
    self.accountID = accountID
    self.accountName = accountName
    self.sign = sign
    self.heardAt = heardAt
  }

  public func alert(at moment: Timestamp) -> Alert {
    let check =
      "check that the app is still subscribed to comments (gatehouse webhook list) and that the account still grants "
      + "comment.list."
    let begin =
      heardAt.map { "TikTok has delivered nothing about account \(accountName) since \($0)" }
      ?? "TikTok has never delivered anything about account \(accountName)"
    let message =
      switch sign {
      case .comments(let found):
        "\(begin), while \(found) comments were written that had to be looked for. They are moderated, but late: "
          + check
      case .quiet:
        "\(begin). Unless nobody comments there, \(check)"
      }
    return Alert(
      tenantID: tenantID, kind: sign == .quiet ? .accountUnheard : .accountSilent, subject: "\(accountID)",
      message: message, raisedAt: moment)
  }
}
