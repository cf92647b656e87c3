internal import FoundationEssentials
internal import Moderation
internal import Outbound

/// The call that trades a refresh token for a new pair, in both dialects.
struct TokenRefresher: Sendable {
  private static let purpose = "refresh the access token"

  /// OAuth errors are flat, unlike all others of the open dialect.
  private struct OAuthError: Decodable {
    var error: String
    var description: String?

    private enum CodingKeys: String, CodingKey {
      case error
      case description = "error_description"
    }
  }

  let transport: PlatformTransport
  let addresses: PlatformAddresses

  func refresh(_ refreshToken: String, of dialect: Dialect, app: AppCredentials) async throws(PlatformFailure)
    -> TokenGrant
  {
    switch dialect {
    case .open: try await refreshOpen(refreshToken, app)
    case .business: try await refreshBusiness(refreshToken, app)
    }
  }

  private func refreshBusiness(_ refreshToken: String, _ app: AppCredentials) async throws(PlatformFailure)
    -> TokenGrant
  {
    let call = BusinessClient.Call(
      path: "/tt_user/oauth2/refresh_token/", purpose: Self.purpose,
      fields: [
        "client_id": app.clientKey, "client_secret": app.secret, "grant_type": "refresh_token",
        "refresh_token": refreshToken,
      ],
      secrets: [app.secret, refreshToken])
    return try await BusinessClient(transport: transport, base: addresses.business)
      .send(call, token: nil, reading: TokenGrant.self)
  }

  private func refreshOpen(_ refreshToken: String, _ app: AppCredentials) async throws(PlatformFailure) -> TokenGrant {
    let form = PercentEncoding.pairs([
      ("client_key", app.clientKey), ("client_secret", app.secret), ("grant_type", "refresh_token"),
      ("refresh_token", refreshToken),
    ])
    let response = try await transport.send(
      .post, addresses.open + "/oauth/token/",
      headers: [(name: "Content-Type", value: "application/x-www-form-urlencoded")], body: Array(form.utf8))
    let data = Data(response.body)
    let excerpt = SafeExcerpt(hiding: [app.secret, refreshToken])
    if let refusal = try? JSONDecoder().decode(OAuthError.self, from: data), !refusal.error.isEmpty {
      throw PlatformFailure(
        kind: ErrorClassifier.open(code: refusal.error, status: response.status), status: response.status,
        code: excerpt(refusal.error), refusing: Self.purpose, saying: refusal.description.flatMap { excerpt($0) })
    }
    guard response.status == 200 else {
      throw PlatformFailure(
        kind: ErrorClassifier.http(status: response.status), status: response.status, code: nil,
        refusing: Self.purpose, saying: excerpt(String(decoding: response.body, as: UTF8.self)))
    }
    guard let grant = try? JSONDecoder().decode(TokenGrant.self, from: data) else {
      throw .unreadable(Self.purpose, status: 200)
    }
    return grant
  }
}
