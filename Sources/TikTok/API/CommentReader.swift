internal import FoundationEssentials
public import Moderation
public import Outbound

/// Reads comments at TikTok; only in `business`, since `open` has no list of comments.
public final class CommentReader: Sendable {
  private let business: BusinessClient
  private let tokens: TokenKeeper

  public init(http: OutboundClient, addresses: PlatformAddresses, tokens: TokenKeeper) {
    business = BusinessClient(transport: PlatformTransport(http), base: addresses.business)
    self.tokens = tokens
  }

  /// TikTok takes at most 30 ids, and finds replies by them as well.
  public func comments(_ ids: [String], of videoID: String, for account: Account) async throws(PlatformFailure)
    -> [PlatformComment]
  {
    let list = String(decoding: try JSONBody.encode(ids), as: UTF8.self)
    return try await page("list", ["video_id": videoID, "comment_ids": list, "max_count": "30"], for: account)
      .comments
  }

  public func comments(of videoID: String, from cursor: Int, for account: Account) async throws(PlatformFailure)
    -> PlatformCommentPage
  {
    try await page("list", newestFirst(videoID, cursor), for: account)
  }

  public func replies(to commentID: String, of videoID: String, from cursor: Int, for account: Account)
    async throws(PlatformFailure) -> PlatformCommentPage
  {
    let fields = newestFirst(videoID, cursor).merging(["comment_id": commentID]) { $1 }
    return try await page("reply/list", fields, for: account)
  }

  /// Without a field to sort by, the order is random.
  private func newestFirst(_ videoID: String, _ cursor: Int) -> [String: String] {
    [
      "video_id": videoID, "sort_field": "create_time", "sort_order": "desc", "cursor": String(cursor),
      "max_count": "30",
    ]
  }

  private func page(_ endpoint: String, _ fields: [String: String], for account: Account)
    async throws(PlatformFailure) -> PlatformCommentPage
  {
    let call = BusinessClient.Call(
      method: .get, path: "/business/comment/\(endpoint)/", purpose: "read comments",
      fields: fields.merging(["business_id": try account.requiredBusinessID]) { $1 }, onComment: true)
    return try await tokens.withAccessToken(of: account) { token throws(PlatformFailure) in
      try await business.send(call, token: token, reading: CommentListData.self).page
    }
  }
}
