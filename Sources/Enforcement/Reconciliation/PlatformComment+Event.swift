internal import Moderation

extension PlatformComment {
  /// The comment as a delivery would have told of it, with what only the list knows: the author's name.
  var event: CommentEvent {
    CommentEvent(
      kind: .created, commentID: id, videoID: videoID, parentCommentID: parentID, authorID: authorID,
      username: username.map { $0.hasPrefix("@") ? $0 : "@\($0)" }, text: text, occurredAt: createdAt)
  }
}
