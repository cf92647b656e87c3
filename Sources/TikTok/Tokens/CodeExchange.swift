internal import Moderation

/// The call that trades a creator's code for the first pair of tokens, in the business dialect.
struct CodeExchange: Sendable {
  private static let purpose = "exchange the creator's code"

  let client: BusinessClient

  /// `redirectURI` must be the one that the creator was sent off with, to the letter.
  func tokens(for code: String, redirectURI: String, app: AppCredentials) async throws(PlatformFailure) -> TokenGrant {
    let call = BusinessClient.Call(
      path: "/tt_user/oauth2/token/", purpose: Self.purpose,
      fields: [
        "client_id": app.clientKey, "client_secret": app.secret, "grant_type": "authorization_code",
        "auth_code": code, "redirect_uri": redirectURI,
      ],
      // A code is good once: libcurl must not send it again by itself.
      secrets: [app.secret, code], isRepeatable: false)
    return try await client.send(call, token: nil, reading: TokenGrant.self)
  }
}
