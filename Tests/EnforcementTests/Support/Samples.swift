import Moderation

extension Account {
  static func sample(_ dialect: Dialect = .business, app: AppID? = .fresh()) -> Account {
    let start = Timestamp(seconds: 1_700_000_000)
    return Account(
      id: .fresh(), tenantID: .fresh(), name: "account", dialect: dialect, openID: "-000", appID: app,
      connection: .connected, isDisabled: false, createdAt: start, updatedAt: start)
  }
}

extension Action {
  static func sample(_ kind: Kind = .hide, attempts: Int = 0) -> Action {
    let start = Timestamp(seconds: 1_700_000_000)
    return Action(
      id: .fresh(), tenantID: .fresh(), accountID: .fresh(), eventID: .fresh(), commentID: "1", videoID: "2",
      requested: kind, carriedOutAs: kind, state: .requested, attempts: attempts, nextAttemptAt: start,
      lastError: nil, createdAt: start, updatedAt: start)
  }
}

extension PlatformFailure {
  static func sample(_ kind: Class) -> PlatformFailure {
    PlatformFailure(kind: kind, status: 200, code: "1", message: "TikTok refused: \(kind.rawValue)")
  }
}
