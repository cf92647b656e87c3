import Enforcement
import Moderation
import TikTok

/// The real client as the worker's port. A conformance of the client's own is the composition root's to declare.
struct Platform: CommentActing {
  let client: CommentModerator

  func perform(_ kind: Action.Kind, on commentID: String, of videoID: String, for account: Account)
    async throws(PlatformFailure)
  {
    try await client.perform(kind, on: commentID, of: videoID, for: account)
  }

  func reply(_ text: String, to commentID: String, of videoID: String, for account: Account)
    async throws(PlatformFailure) -> String?
  {
    try await client.reply(text, to: commentID, of: videoID, for: account)
  }
}
