/// How it stands with what TikTok lets us do for an account, and for how long.
public struct AccountAuthorisation: Equatable, Sendable {
  /// The raw values are shown: never rename.
  public enum State: String, CaseIterable, Sendable {
    case connected
    /// Connected, but the creator did not grant everything that moderation needs.
    case limited
    /// It ends soon, and only the account's owner can prolong it.
    case expiring
    /// The access token is due to be renewed, and that did not succeed so far.
    case refreshFailing = "refresh_failing"
    case disconnected
    /// There is no token, or nobody said when it ends.
    case unknown
  }

  /// What the gateway asks for, and needs: to hear of comments and read them, to hide them and reply.
  public static let neededScopes = ["comment.list", "comment.list.manage"]
  /// How long before its end an authorisation is called expiring.
  public static let warning = Duration.seconds(14 * 86_400)

  public var state: State
  /// What is wrong and what to do, in words; nil where nothing is.
  public var message: String?
  /// When the account's owner must have authorised again; nil where that is not known.
  public var endsAt: Timestamp?
  /// Of `neededScopes`, those that were not granted.
  public var missingScopes: [String]

  public init(of account: Account, tokens: AccountTokens?, at moment: Timestamp) {
    missingScopes = tokens.map { $0.missingScopes(in: account.dialect) } ?? []
    let canRenew = tokens?.refresh != nil && account.appID != nil
    endsAt = canRenew ? tokens?.refreshExpiresAt : tokens?.accessExpiresAt
    (state, message) = Self.judge(account, tokens, canRenew: canRenew, endsAt, missingScopes, at: moment)
  }

  private static func judge(
    _ account: Account, _ tokens: AccountTokens?, canRenew: Bool, _ end: Timestamp?, _ missing: [String],
    at moment: Timestamp
  ) -> (State, String?) {
    if case .disconnected(_, let reason) = account.connection {
      return (.disconnected, "\(reason); its owner must authorise it again, or in the open dialect it needs new tokens")
    }
    guard let tokens else { return (.unknown, "there is no access token; set one, or have its owner authorise it") }
    if let trouble = tokens.trouble {
      return (
        .refreshFailing, "the access token could not be renewed, \(trouble.failures) times so far: \(trouble.message)"
      )
    }
    if let end, end < moment + warning {
      return (
        .expiring, "the authorisation ends on \(end); its owner must authorise the account again before then"
      )
    }
    guard missing.isEmpty else {
      let names = missing.joined(separator: " and ")
      return (.limited, "the creator did not grant \(names); have the account authorised again, with all that is asked")
    }
    let isOpenEnded = tokens.accessExpiresAt == nil
    return isOpenEnded ? (.unknown, "TikTok did not say when the access token ends") : (.connected, nil)
  }
}

extension AccountTokens {
  /// Of what the gateway needs, what was not granted; nothing where nobody said what was. The open dialect has no
  /// scopes for comments.
  public func missingScopes(in dialect: Dialect) -> [String] {
    guard dialect == .business, let scopes else { return [] }
    return AccountAuthorisation.neededScopes.filter { !scopes.contains($0) }
  }
}
