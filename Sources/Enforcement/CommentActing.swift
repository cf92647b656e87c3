public import Moderation

/// Carries one action out at TikTok.
public protocol CommentActing: Sendable {
  /// Returns when TikTok accepted it.
  func perform(_ kind: Action.Kind, on commentID: String, of videoID: String, for account: Account)
    async throws(PlatformFailure)
}
