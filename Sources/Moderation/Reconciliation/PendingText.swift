/// A comment whose text TikTok left out: it is decided anew once the text was fetched.
public struct PendingText: Equatable, Sendable {
  public var eventID: EventID
  public var commentID: String
  /// How often TikTok answered without the comment.
  public var absences: Int

  public init(eventID: EventID, commentID: String, absences: Int) {
    self.eventID = eventID
    self.commentID = commentID
    self.absences = absences
  }
}

/// Comments of one video whose texts can be asked for in one call.
public struct PendingTextBatch: Equatable, Sendable {
  public var tenantID: TenantID
  public var accountID: AccountID
  public var videoID: String
  public var comments: [PendingText]

  public init(tenantID: TenantID, accountID: AccountID, videoID: String, comments: [PendingText]) {
    self.tenantID = tenantID
    self.accountID = accountID
    self.videoID = videoID
    self.comments = comments
  }
}

/// What became of a comment that waited for its text.
public enum TextResolution: Equatable, Sendable {
  /// The comment with its text, and what the rules say about it.
  case decided(CommentEvent, Decision, action: PlannedAction?)
  /// The account wrote it itself.
  case own(CommentEvent)
  /// TikTok has it no more.
  case gone
}
