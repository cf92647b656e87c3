/// The bodies of webhook deliveries, field for field in TikTok's order.
enum EventBody {
  /// Of all events there are.
  static let names = [
    "comment.update", "video_comment_created", "video_comment_deleted", "authorization.removed", "tiktok.ping",
  ]

  /// `business`: `content` is JSON inside a string.
  static func envelope(app: String, event: String, createTime: Int64, openID: String, content: JSON) -> JSON {
    [
      "client_key": .string(app), "event": .string(event), "create_time": .integer(createTime),
      "user_openid": .string(openID), "content": .string(content.text),
    ]
  }

  /// `business`: ids are bare numbers, the time in milliseconds. A top-level comment's parent is 0.
  static func commentContent(_ comment: SandboxComment, action: String, at time: Int64, carriesText: Bool) -> JSON {
    var fields: [(String, JSON)] = [
      ("comment_id", .number(comment.id)), ("video_id", .number(comment.videoID)),
      ("parent_comment_id", .number(comment.parentID ?? "0")),
      ("comment_type", comment.parentID == nil ? "comment" : "reply"), ("comment_action", .string(action)),
      ("timestamp", .integer(time)), ("unique_identifier", .string(comment.uniqueIdentifier)),
    ]
    if carriesText { fields.append(("text", .string(comment.text))) }
    return .object(fields)
  }

  /// `comment_action` of a comment that came to be so.
  static func action(for visibility: SandboxComment.Visibility, isNew: Bool) -> String {
    switch visibility {
    case .public: isNew ? "insert" : "set_to_public"
    case .hidden: "set_to_hidden"
    case .friends: "set_to_friends_only"
    case .deleted: "delete"
    }
  }

  /// `open` knows two events; the other changes go untold.
  static func openEvent(for visibility: SandboxComment.Visibility, isNew: Bool) -> String? {
    switch visibility {
    case .public: isNew ? "video_comment_created" : nil
    case .deleted: "video_comment_deleted"
    case .hidden, .friends: nil
    }
  }

  /// `open`: one flat object; `created_at` is when the event came to be, in seconds.
  static func flat(_ comment: SandboxComment, event: String, at time: Int64, carriesText: Bool) -> JSON {
    var fields: [(String, JSON)] = [
      ("type", .string(event)), ("comment_id", .string(comment.id)), ("video_id", .string(comment.videoID)),
      ("text", .string(comment.text)), ("user_id", .string(comment.userID)),
      ("username", .string("@" + comment.username)),
      ("created_at", .integer(time / 1000)),
    ]
    if !carriesText { fields.removeAll { $0.0 == "text" } }
    return .object(fields)
  }
}
