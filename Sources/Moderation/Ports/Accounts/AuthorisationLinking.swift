/// What a link is for.
public struct AuthorisationRequest: Equatable, Sendable {
  /// Nil to take the app of `accountID`; one of the two is there.
  public var appID: AppID?
  /// The account to be authorised again; nil for a new one.
  public var accountID: AccountID?
  /// What a new account is to be called; without one it is called after its open id.
  public var name: String?

  public init(appID: AppID?, accountID: AccountID?, name: String?) {
    self.appID = appID
    self.accountID = accountID
    self.name = name
  }
}

/// Why no link could be made.
public enum AuthorisationError: Error, Equatable, Sendable {
  /// The tenant has no such app or cannot use it.
  case unusableApp(message: String)
  /// The tenant has no such account, or there is nothing to authorise about it.
  case unusableAccount(message: String)
  /// `message` says what to set first.
  case notConfigured(message: String)
}

/// Makes links to TikTok's consent page. Throws `AuthorisationError` and `StorageError`.
public protocol AuthorisationLinking: Sendable {
  /// The URL holds the link's secret and cannot be had again.
  func link(for request: AuthorisationRequest, in scope: TenantScope) async throws -> (Authorisation, url: String)
}
