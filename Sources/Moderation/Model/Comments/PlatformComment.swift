/// A comment as TikTok has it now, read from its list of comments; only in `business`.
public struct PlatformComment: Equatable, Sendable {
  /// Exact decimal text.
  public var id: String
  public var videoID: String
  /// Nil for a top-level comment.
  public var parentID: String?
  /// `unique_identifier`, as in events.
  public var authorID: String?
  /// Without `@`, as TikTok writes it here.
  public var username: String?
  public var text: String
  /// Whether the account wrote it itself.
  public var isOwn: Bool
  /// Hidden by us, by the account's owner or by TikTok, which nothing tells apart.
  public var isHidden: Bool
  /// To the second.
  public var createdAt: Timestamp
  /// How many answers it has.
  public var replies: Int

  public init(
    id: String, videoID: String, parentID: String?, authorID: String?, username: String?, text: String, isOwn: Bool,
    isHidden: Bool, createdAt: Timestamp, replies: Int
  ) {
    self.id = id
    self.videoID = videoID
    self.parentID = parentID
    self.authorID = authorID
    self.username = username
    self.text = text
    self.isOwn = isOwn
    self.isHidden = isHidden
    self.createdAt = createdAt
    self.replies = replies
  }
}

/// Part of a list of comments. It may be shorter than asked for though more follow.
public struct PlatformCommentPage: Equatable, Sendable {
  public var comments: [PlatformComment]
  /// Where the next page begins; nil on the last one.
  public var next: Int?

  public init(comments: [PlatformComment], next: Int?) {
    self.comments = comments
    self.next = next
  }
}
