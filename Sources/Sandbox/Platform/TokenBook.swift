/// Which tokens were handed out, to whom and until when. Times are Unix milliseconds.
struct TokenBook {
  struct Grant {
    var account: String
    var expiresAt: Int64
  }

  /// What a creator agreed to.
  struct Code {
    var account: String
    var expiresAt: Int64
    /// What must be named again when it is exchanged; nil for any.
    var redirectURI: String?
    /// Nil leaves the account's as they are.
    var scopes: [String]?
  }

  enum Standing: Equatable {
    case valid(account: String)
    case expired
    /// Never issued, replaced or revoked.
    case unknown
  }

  private var access: [String: Grant] = [:]
  private var refresh: [String: Grant] = [:]
  private var codes: [String: Code] = [:]
  private var newestPairs: [String: SandboxTokens] = [:]

  /// A new pair retires the account's earlier refresh token at once; earlier access tokens live to their end.
  mutating func add(_ tokens: SandboxTokens, for account: String) {
    refresh = refresh.filter { $0.value.account != account }
    access[tokens.accessToken] = Grant(account: account, expiresAt: tokens.accessExpiresAt)
    refresh[tokens.refreshToken] = Grant(account: account, expiresAt: tokens.refreshExpiresAt)
    newestPairs[account] = tokens
  }

  func newest(of account: String) -> SandboxTokens? { newestPairs[account] }
  func isTaken(_ token: String) -> Bool { access[token] != nil || refresh[token] != nil }

  func standing(ofAccess token: String, now: Int64) -> Standing { Self.standing(of: access[token], now: now) }
  func standing(ofRefresh token: String, now: Int64) -> Standing { Self.standing(of: refresh[token], now: now) }

  private static func standing(of grant: Grant?, now: Int64) -> Standing {
    guard let grant else { return .unknown }
    return now < grant.expiresAt ? .valid(account: grant.account) : .expired
  }

  mutating func expireAccess(of account: String, now: Int64) {
    for (token, grant) in access where grant.account == account { access[token]?.expiresAt = min(now, grant.expiresAt) }
  }

  mutating func revokeAccess(_ token: String) { access[token] = nil }

  mutating func revokeAll(of account: String) {
    access = access.filter { $0.value.account != account }
    refresh = refresh.filter { $0.value.account != account }
    codes = codes.filter { $0.value.account != account }
    newestPairs[account] = nil
  }

  mutating func addCode(_ code: String, _ grant: Code) { codes[code] = grant }

  /// A code is good once, whatever comes of it; nil when it is not good for this.
  mutating func takeCode(_ code: String, redirectURI: String, now: Int64) -> Code? {
    guard let grant = codes.removeValue(forKey: code), now < grant.expiresAt,
      grant.redirectURI == nil || grant.redirectURI == redirectURI
    else { return nil }
    return grant
  }
}
