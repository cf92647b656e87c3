/// Every route of the admin API, at least once.
enum RouteTable {
  static let all =
    open + operators + tenants + apps + accounts + webhooks + ruleSets + otherRuleSets + lists + rules + undoing
    + records + onboarding

  /// What no answer may ever hold.
  static let secrets = [Seed.appSecret, Seed.accessToken, Seed.refreshToken, Seed.webhookSecret, "$argon2id"]
}
