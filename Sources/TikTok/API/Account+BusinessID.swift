internal import Moderation

extension Account {
  /// What TikTok names the account by in every call of the business dialect.
  var requiredBusinessID: String {
    get throws(PlatformFailure) {
      guard let openID else {
        throw PlatformFailure(
          kind: .permanent, status: 0, code: nil,
          message: "the account has no open_id, which TikTok wants as business_id; set it first")
      }
      return openID
    }
  }
}
