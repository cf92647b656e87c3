internal import Moderation

/// The flat events of the open dialect.
enum OpenEvent {
  private static let names: [StaticString] = [
    "type", "comment_id", "video_id", "text", "user_id", "username", "created_at",
  ]

  static func decode(_ body: UnsafeRawBufferPointer) throws(JSONFault) -> DecodedDelivery {
    let fields = try JSONFields(names, of: body)
    let type = try fields.requiredText(0)
    let kind: CommentEvent.Kind
    switch type {
    case "video_comment_created": kind = .created
    case "video_comment_deleted": kind = .deleted
    default: return .ignored(type: type)
    }
    return .comment(
      CommentEvent(
        kind: kind, commentID: try fields.requiredID(1), videoID: try fields.requiredID(2),
        authorID: try fields.id(4), username: try fields.text(5), text: try fields.text(3),
        occurredAt: try EventTime.timestamp(try fields.requiredInteger(6), field: "created_at")),
      accountOpenID: nil)
  }
}
