/// How it stands with a comment, by the latest of its actions and by what TikTok told since.
public enum CommentStanding: Equatable, Sendable {
  /// A hide is queued and was not sent.
  case hideQueued
  /// Hidden, or about to be.
  case hidden
  case visible
  case deleted
}
