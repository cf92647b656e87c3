import Enforcement
import Moderation
import Sandbox
import TikTok

@testable import Storage

/// The real reader of comments as the workers' port. A conformance of its own is the composition root's to declare.
struct PlatformReader: CommentReading {
  let client: CommentReader

  func comments(_ ids: [String], of videoID: String, for account: Account) async throws(PlatformFailure)
    -> [PlatformComment]
  {
    try await client.comments(ids, of: videoID, for: account)
  }

  func comments(of videoID: String, from cursor: Int, for account: Account) async throws(PlatformFailure)
    -> PlatformCommentPage
  {
    try await client.comments(of: videoID, from: cursor, for: account)
  }

  func replies(to commentID: String, of videoID: String, from cursor: Int, for account: Account)
    async throws(PlatformFailure) -> PlatformCommentPage
  {
    try await client.replies(to: commentID, of: videoID, from: cursor, for: account)
  }
}

extension World {
  var reader: PlatformReader {
    let addresses = PlatformAddresses(open: sandbox.openBase, business: sandbox.businessBase)
    let tokens = TokenKeeper(
      http: http, addresses: addresses, accounts: AccountRepository(database), apps: AppRepository(database),
      sealer: sealer, clock: clock.wallClock, logger: logger)
    return PlatformReader(client: CommentReader(http: http, addresses: addresses, tokens: tokens))
  }
}
