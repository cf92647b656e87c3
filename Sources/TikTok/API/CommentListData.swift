internal import Moderation

/// The `data` of TikTok's lists of comments.
struct CommentListData: Decodable, Sendable {
  fileprivate struct Comment: Decodable, Sendable {
    var comment_id: String
    var video_id: String
    var parent_comment_id: String?
    var unique_identifier: String?
    var username: String?
    var text: String?
    var owner: Bool?
    var status: String?
    /// Seconds, as text.
    var create_time: String
    var replies: Int?
  }

  private var comments: [Comment]
  private var cursor: Int?
  private var has_more: Bool?

  var page: PlatformCommentPage {
    PlatformCommentPage(comments: comments.map(\.comment), next: has_more == true ? cursor : nil)
  }
}

extension CommentListData.Comment {
  fileprivate var comment: PlatformComment {
    PlatformComment(
      id: comment_id, videoID: video_id, parentID: parent_comment_id.flatMap { $0 == "0" || $0.isEmpty ? nil : $0 },
      authorID: unique_identifier, username: username, text: text ?? "", isOwn: owner ?? false,
      isHidden: status == "HIDDEN", createdAt: Timestamp(milliseconds: (Int64(create_time) ?? 0) * 1000),
      replies: replies ?? 0)
  }
}
