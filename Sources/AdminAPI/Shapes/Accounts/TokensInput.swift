internal import Moderation

/// An account's tokens at TikTok, as an operator hands them in.
struct TokensInput: Sendable {
  var access: String
  var refresh: String?
  var accessExpiresAt: Timestamp?
  var refreshExpiresAt: Timestamp?

  init(access: String, refresh: String?, accessExpiresAt: Timestamp?, refreshExpiresAt: Timestamp?) {
    self.access = access
    self.refresh = refresh
    self.accessExpiresAt = accessExpiresAt
    self.refreshExpiresAt = refreshExpiresAt
  }

  /// A body that holds nothing else.
  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    access = fields.text("access_token", .token)
    (refresh, accessExpiresAt, refreshExpiresAt) = Self.others(in: &fields)
    try fields.finish()
  }

  /// Part of a body; nil where it has no token.
  init?(in fields: inout BodyFields) {
    let access = fields.optionalText("access_token", .token)
    (refresh, accessExpiresAt, refreshExpiresAt) = Self.others(in: &fields)
    guard let access else {
      // Where it was there and wrong, that is noted already.
      if fields.isWrong("access_token") { return nil }
      for (key, isThere) in [
        ("refresh_token", refresh != nil), ("access_token_expires_at", accessExpiresAt != nil),
        ("refresh_token_expires_at", refreshExpiresAt != nil),
      ] where isThere { fields.fault(key, "needs an access_token beside it") }
      return nil
    }
    self.access = access
  }

  private static func others(in fields: inout BodyFields) -> (String?, Timestamp?, Timestamp?) {
    (
      fields.optionalText("refresh_token", .token), fields.optionalMoment("access_token_expires_at"),
      fields.optionalMoment("refresh_token_expires_at")
    )
  }

  func sealed(for account: AccountID, by secrets: SecretKeeper) throws -> AccountTokens {
    AccountTokens(
      access: try secrets.seal(access, at: .accessToken(account)),
      refresh: try refresh.map { try secrets.seal($0, at: .refreshToken(account)) },
      accessExpiresAt: accessExpiresAt, refreshExpiresAt: refreshExpiresAt)
  }
}
