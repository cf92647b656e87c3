/// Every route of the admin API, at least once.
enum RouteTable {
  static let all =
    open + credentials + operators + invitations + secondFactors + tenants + apps + accounts + authorisations + webhooks
    + retention + clientReports + ruleSets + otherRuleSets + lists + rules + undoing + retries + replays + records
    + reviews + audit + safekeeping + alerts + metrics + onboarding + reportSchedules + overviews

  /// What no answer may ever hold.
  static let secrets = [
    Seed.appSecret, Seed.accessToken, Seed.refreshToken, Seed.webhookSecret, "path-of-an-alert", "$argon2id",
  ]
}
