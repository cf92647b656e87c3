internal import Moderation

/// The events of the business dialect: an envelope whose `content` is a string that holds a second JSON document.
enum BusinessEvent {
  private static let envelope: [StaticString] = ["event", "user_openid", "content"]
  private static let commentUpdate: [StaticString] = [
    "comment_id", "video_id", "parent_comment_id", "comment_action", "timestamp", "unique_identifier", "text",
  ]

  static func decode(_ body: UnsafeRawBufferPointer) throws(JSONFault) -> DecodedDelivery {
    let fields = try JSONFields(envelope, of: body)
    let event = try fields.requiredText(0)
    switch event {
    case "comment.update":
      let openID = try fields.requiredID(1)
      return try withContent(of: fields) { (content) throws(JSONFault) in try comment(content, openID) }
    case "authorization.removed":
      let openID = try fields.id(1)
      return .authorizationRemoved(accountOpenID: openID, reason: removalReason(fields))
    case "tiktok.ping": return .ping
    default: return .ignored(type: event)
    }
  }

  private static func comment(_ content: UnsafeRawBufferPointer, _ openID: String) throws(JSONFault)
    -> DecodedDelivery
  {
    let fields = try JSONFields(commentUpdate, of: content)
    let action = try fields.requiredText(3)
    guard let kind = kind(of: action) else { return .ignored(type: "comment.update/\(action)") }
    let parent = try fields.id(2)
    return .comment(
      CommentEvent(
        kind: kind, commentID: try fields.requiredID(0), videoID: try fields.requiredID(1),
        parentCommentID: parent == "0" ? nil : parent, authorID: try fields.id(5), text: try fields.text(6),
        occurredAt: try EventTime.timestamp(try fields.requiredInteger(4), field: "timestamp")),
      accountOpenID: openID)
  }

  private static func kind(of action: String) -> CommentEvent.Kind? {
    switch action {
    case "insert": .created
    case "delete": .deleted
    case "set_to_hidden": .hidden
    case "set_to_friends_only": .restrictedToFriends
    case "set_to_public": .madePublic
    default: nil
    }
  }

  /// The numbers are TikTok's. The authorisation is gone whether or not its reason can be read.
  private static func removalReason(_ envelope: JSONFields) -> String {
    let number = try? withContent(of: envelope) { (content) throws(JSONFault) in
      try JSONFields(["reason"], of: content).requiredInteger(0)
    }
    switch number {
    case 1: return "the user disconnected the app"
    case 2: return "the user's account was deleted"
    case 3: return "the user's age changed"
    case 4: return "the user's account was banned"
    case 5: return "the developer revoked the authorisation"
    default: return "TikTok gave no reason"
    }
  }

  private static func withContent<Value>(
    of fields: JSONFields, _ body: (UnsafeRawBufferPointer) throws(JSONFault) -> Value
  ) throws(JSONFault) -> Value {
    let content = try fields.rawText(2).unescaped()
    return try content.withUnsafeBytes { bytes in Result { () throws(JSONFault) in try body(bytes) } }.get()
  }
}
