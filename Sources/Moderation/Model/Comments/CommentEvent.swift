/// What TikTok told us about one comment, the same for both dialects.
public struct CommentEvent: Equatable, Sendable {
  /// What happened to the comment. The raw values are stored: never renumber.
  public enum Kind: Int, CaseIterable, Sendable {
    case created = 1
    case deleted = 2
    case hidden = 3
    case restrictedToFriends = 4
    case madePublic = 5

    /// The name in the API, in reports and in exported logs.
    public var name: String {
      switch self {
      case .created: "comment.created"
      case .deleted: "comment.deleted"
      case .hidden: "comment.hidden"
      case .restrictedToFriends: "comment.restricted"
      case .madePublic: "comment.published"
      }
    }

    public init?(name: some StringProtocol) {
      guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
      self = match
    }
  }

  public var kind: Kind
  /// Exact decimal text: as a JSON number it does not fit a double.
  public var commentID: String
  public var videoID: String
  /// Nil for a top-level comment, which TikTok also writes as 0, "0" or null.
  public var parentCommentID: String?
  /// `user_id` in `open`, `unique_identifier` in `business`.
  public var authorID: String?
  /// With its `@`, as `open` sends it; never present in `business`.
  public var username: String?
  /// Absent in `business` events from before June 2026, and whenever TikTok leaves it out.
  public var text: String?
  /// When TikTok says it happened.
  public var occurredAt: Timestamp

  public init(
    kind: Kind, commentID: String, videoID: String, parentCommentID: String? = nil, authorID: String? = nil,
    username: String? = nil, text: String? = nil, occurredAt: Timestamp
  ) {
    self.kind = kind
    self.commentID = commentID
    self.videoID = videoID
    self.parentCommentID = parentCommentID
    self.authorID = authorID
    self.username = username
    self.text = text
    self.occurredAt = occurredAt
  }
}
