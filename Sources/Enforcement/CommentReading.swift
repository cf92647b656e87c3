public import Moderation

/// Reads comments at TikTok, for accounts of the `business` dialect. Each call of these is one call to TikTok.
public protocol CommentReading: Sendable {
  /// Those of the given comments of one video that there are, hidden ones included and replies too; at most
  /// `mostComments` ids. One that is missing was deleted, or cannot be seen by the account any more.
  func comments(_ ids: [String], of videoID: String, for account: Account) async throws(PlatformFailure)
    -> [PlatformComment]
  /// The top-level comments of a video, newest first, hidden ones included. Pages past 500 comments may repeat some.
  func comments(of videoID: String, from cursor: Int, for account: Account) async throws(PlatformFailure)
    -> PlatformCommentPage
  /// The answers to a comment, newest first.
  func replies(to commentID: String, of videoID: String, from cursor: Int, for account: Account)
    async throws(PlatformFailure) -> PlatformCommentPage
}

extension CommentReading {
  /// The most comments that one call can ask for.
  public static var mostComments: Int { 30 }
}
