/// `/business/comment/list/` and `/business/comment/reply/list/`.
enum BusinessCommentList {
  private static let maximumIDs = 30

  static func list(_ request: BusinessRequest, on platform: inout Platform) throws -> JSON {
    let (account, fields) = try request.authorise(scope: "comment.list", on: &platform)
    return try page(of: account, fields, parent: nil, on: platform)
  }

  static func replies(_ request: BusinessRequest, on platform: inout Platform) throws -> JSON {
    let (account, fields) = try request.authorise(scope: "comment.list", on: &platform)
    return try page(of: account, fields, parent: try fields.string("comment_id"), on: platform)
  }

  private static func page(of account: SandboxAccount, _ fields: Fields, parent: String?, on platform: Platform)
    throws -> JSON
  {
    let video = try fields.string("video_id")
    let wanted = try commentIDs(in: fields)
    let status = try fields.optionalString("status") ?? "ALL"
    guard ["PUBLIC", "ALL"].contains(status) else {
      throw BusinessFailure.invalid("status: Must be one of: PUBLIC, ALL.")
    }
    let includesReplies = try fields.optionalBool("include_replies") ?? false
    let start = try fields.optionalInteger("cursor", in: 0...Int(Int32.max)) ?? 0
    let limit = try fields.optionalInteger("max_count", in: 1...30) ?? 20

    let key = Platform.VideoKey(account: account.openID, video: video)
    // What cannot be seen is no error: there is just nothing.
    func seen(_ ids: [String]) -> [SandboxComment] {
      guard !platform.privateVideos.contains(key) else { return [] }
      return ids.compactMap { platform.comments[$0] }.filter {
        Platform.VideoKey(account: $0.account, video: $0.videoID) == key
          && ($0.visibility == .public || ($0.visibility == .hidden && status == "ALL"))
      }
    }
    // Ids that are asked for are found among replies as well.
    let isAnyParent = wanted != nil && parent == nil
    let matching = seen(wanted.map(Array.init) ?? platform.commentsOfVideo[key] ?? []).filter {
      isAnyParent || $0.parentID == parent
    }
    let replies = { (comment: SandboxComment) in seen(platform.repliesOfComment[comment.id] ?? []) }
    let sorted = try sort(matching, replies: replies, by: fields, seed: platform.configuration.seed)
    let page = sorted.dropFirst(start).prefix(limit)
    return [
      "comments": .array(page.map { object($0, replies: replies($0), includesReplies: includesReplies) }),
      "cursor": .integer(start + page.count), "has_more": .bool(start + page.count < sorted.count),
    ]
  }

  /// A JSON array of strings inside the query parameter.
  private static func commentIDs(in fields: Fields) throws -> Set<String>? {
    guard let text = try fields.optionalString("comment_ids") else { return nil }
    guard let values = JSON(Array(text.utf8))?.arrayValue else {
      throw BusinessFailure.invalid("comment_ids: Must be a JSON array.")
    }
    let ids = values.compactMap(\.stringValue)
    guard ids.count == values.count else { throw BusinessFailure.invalid("comment_ids: Field must be set to string.") }
    guard ids.count <= maximumIDs else { throw BusinessFailure.invalid("comment_ids: At most \(maximumIDs) ids.") }
    return Set(ids)
  }

  /// Without `sort_field` the order is arbitrary, as at TikTok, though stable here so that paging works.
  private static func sort(
    _ comments: [SandboxComment], replies: @escaping (SandboxComment) -> [SandboxComment], by fields: Fields,
    seed: UInt64
  ) throws -> [SandboxComment] {
    let order = try fields.optionalString("sort_order") ?? "desc"
    guard ["asc", "desc", "smart"].contains(order) else {
      throw BusinessFailure.invalid("sort_order: Must be one of: asc, desc, smart.")
    }
    let rank: (SandboxComment) -> UInt64
    switch try fields.optionalString("sort_field") {
    case nil: rank = { SplitMix64.mix((UInt64($0.id) ?? 0) ^ seed) }
    case "create_time": rank = { UInt64($0.id) ?? 0 }
    case "replies": rank = { UInt64(replies($0).count) }
    case "likes": rank = { _ in 0 }
    default: throw BusinessFailure.invalid("sort_field: Must be one of: likes, replies, create_time.")
    }
    let keyed = comments.map { (rank($0), $0) }
    let sorted = keyed.sorted { $0.0 == $1.0 ? $0.1.id < $1.1.id : (order == "asc") == ($0.0 < $1.0) }
    return sorted.map(\.1)
  }

  private static func object(_ comment: SandboxComment, replies: [SandboxComment], includesReplies: Bool) -> JSON {
    var fields = common(comment)
    fields.insert(("comment_id", .string(comment.id)), at: 0)
    fields.insert(("video_id", .string(comment.videoID)), at: 1)
    if let parent = comment.parentID { fields.append(("parent_comment_id", .string(parent))) }
    fields.append(("replies", .integer(replies.count)))
    if includesReplies, !replies.isEmpty {
      // In this list alone TikTok writes the ids as numbers.
      let list = replies.prefix(3).map { reply -> JSON in
        .object(
          [
            ("comment_id", .number(reply.id)), ("video_id", .number(reply.videoID)),
            ("parent_comment_id", .number(comment.id)),
          ] + common(reply))
      }
      fields.append(("reply_list", .array(list)))
    }
    return .object(fields)
  }

  private static func common(_ comment: SandboxComment) -> [(String, JSON)] {
    [
      ("unique_identifier", .string(comment.uniqueIdentifier)), ("user_id", .string(comment.userID)),
      ("create_time", .string(String(comment.createdAt / 1000))), ("text", .string(comment.text)),
      ("likes", .integer(0)), ("owner", .bool(comment.isOwn)), ("liked", false), ("pinned", false),
      ("status", comment.visibility == .public ? "PUBLIC" : "HIDDEN"), ("username", .string(comment.username)),
      ("display_name", .string(comment.username)), ("profile_image", ""), ("image_url", ""),
    ]
  }
}
