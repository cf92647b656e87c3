/// `/business/comment/...`: what changes comments.
enum BusinessComments {
  private static let scope = "comment.list.manage"

  static func hide(_ request: BusinessRequest, on platform: inout Platform) throws -> JSON {
    let (account, fields) = try request.authorise(scope: scope, on: &platform)
    let video = try fields.string("video_id")
    let id = try fields.string("comment_id")
    let action = try fields.string("action", oneOf: ["HIDE", "UNHIDE"])
    let comment = try existing(id, of: account, on: platform)
    guard comment.videoID == video else { throw BusinessFailure.noObject }
    _ = try platform.setVisibility(action == "HIDE" ? .hidden : .public, of: id, as: .api)
    return [:]
  }

  /// Comments of others cannot be deleted, only hidden.
  static func delete(_ request: BusinessRequest, on platform: inout Platform) throws -> JSON {
    let (account, fields) = try request.authorise(scope: scope, on: &platform)
    let id = try fields.string("comment_id")
    guard try existing(id, of: account, on: platform).isOwn else { throw BusinessFailure.foreignComment }
    _ = try platform.setVisibility(.deleted, of: id, as: .api)
    return [:]
  }

  static func create(_ request: BusinessRequest, on platform: inout Platform) throws -> JSON {
    let (account, fields) = try request.authorise(scope: scope, on: &platform)
    return try write(
      try fields.string("text"), on: try fields.string("video_id"), of: account, replyingTo: nil, on: &platform)
  }

  static func reply(_ request: BusinessRequest, on platform: inout Platform) throws -> JSON {
    let (account, fields) = try request.authorise(scope: scope, on: &platform)
    let video = try fields.string("video_id")
    let parent = try fields.string("comment_id")
    guard try existing(parent, of: account, on: platform).videoID == video else { throw BusinessFailure.noObject }
    return try write(try fields.string("text"), on: video, of: account, replyingTo: parent, on: &platform)
  }

  private static func existing(_ id: String, of account: SandboxAccount, on platform: Platform) throws
    -> SandboxComment
  {
    guard let comment = platform.comments[id], comment.account == account.openID, comment.visibility != .deleted
    else { throw BusinessFailure.noObject }
    return comment
  }

  private static func write(
    _ text: String, on video: String, of account: SandboxAccount, replyingTo parent: String?,
    on platform: inout Platform
  ) throws -> JSON {
    let comment = try platform.post(
      text, by: account.username, on: video, of: account.openID, replyingTo: parent, isEcho: true)
    var fields: [(String, JSON)] = [("comment_id", .string(comment.id)), ("video_id", .string(video))]
    if let parent { fields.append(("parent_comment_id", .string(parent))) }
    fields.append(("create_time", .string(String(comment.createdAt / 1000))))
    fields.append(("text", .string(text)))
    return .object(fields)
  }
}
