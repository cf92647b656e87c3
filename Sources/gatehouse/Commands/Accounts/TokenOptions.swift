internal import ArgumentParser

/// The tokens of an account at TikTok.
struct TokenOptions: ParsableArguments {
  @Option(help: "A file with the access token, or -. (environment: GATEHOUSE_ACCESS_TOKEN)")
  var accessTokenFile: String?

  @Option(help: "A file with the refresh token, or -. (environment: GATEHOUSE_REFRESH_TOKEN)")
  var refreshTokenFile: String?

  @Option(help: "When the access token ends: RFC 3339 or a date.")
  var accessTokenExpiresAt: String?

  @Option(help: "When the refresh token ends; written as --access-token-expires-at.")
  var refreshTokenExpiresAt: String?

  /// Puts what was given into a body. From the standard input, the access token is the first line.
  func set(in body: inout JSONBody, requiringAccess isRequired: Bool = false) throws(CommandFailure) {
    let access = SecretInput(
      name: "access token", file: accessTokenFile, variable: "GATEHOUSE_ACCESS_TOKEN", option: "--access-token-file")
    let refresh = SecretInput(
      name: "refresh token", file: refreshTokenFile, variable: "GATEHOUSE_REFRESH_TOKEN",
      option: "--refresh-token-file")
    body.set("access_token", isRequired ? try access.require() : try access.read())
    body.set("refresh_token", try refresh.read())
    body.set("access_token_expires_at", accessTokenExpiresAt)
    body.set("refresh_token_expires_at", refreshTokenExpiresAt)
  }
}
