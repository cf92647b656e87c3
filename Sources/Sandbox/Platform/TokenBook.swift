/// Which tokens were handed out, to whom and until when. Times are Unix milliseconds.
struct TokenBook {
  struct Grant {
    var account: String
    var expiresAt: Int64
  }

  enum Standing: Equatable {
    case valid(account: String)
    case expired
    /// Never issued, replaced or revoked.
    case unknown
  }

  private var access: [String: Grant] = [:]
  private var refresh: [String: Grant] = [:]
  private var codes: [String: Grant] = [:]
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

  mutating func addCode(_ code: String, for account: String, now: Int64) {
    codes[code] = Grant(account: account, expiresAt: now + 600_000)
  }

  /// A code is good once.
  mutating func takeCode(_ code: String, now: Int64) -> Standing {
    defer { codes[code] = nil }
    return Self.standing(of: codes[code], now: now)
  }
}
