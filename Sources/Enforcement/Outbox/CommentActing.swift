public import Moderation

/// Carries one action out at TikTok.
public protocol CommentActing: Sendable {
  /// Hides, unhides or deletes the comment. Returns when TikTok accepted it.
  func perform(_ kind: Action.Kind, on commentID: String, of videoID: String, for account: Account)
    async throws(PlatformFailure)
  /// Writes `text` under the comment. Returns the id of the new comment where TikTok tells it.
  ///
  /// Never asks TikTok a second time after it may have done it: a failure with `mayHaveHappened` leaves that open.
  func reply(_ text: String, to commentID: String, of videoID: String, for account: Account)
    async throws(PlatformFailure) -> String?
}
