extension ControlAPI {
  static let commentRoutes: [Route] = [
    Route(
      method: "POST", path: "/sandbox/comments",
      summary: "{account, video_id, text, username, parent_comment_id?}: posts and delivers"
    ) { request, state in
      let fields = try request.fields()
      let comment = try state.post(
        try fields.string("text"), by: try fields.string("username"), on: try fields.string("video_id"),
        of: try fields.string("account"), replyingTo: try fields.optionalString("parent_comment_id"))
      return try HTTPResponse(201, encoding: comment)
    },
    Route(method: "GET", path: "/sandbox/comments", summary: "?account=&visibility=") { request, state in
      let visibility = try request.query.optionalString("visibility")
      let comments = state.comments(of: try request.query.optionalString("account"))
      return try HTTPResponse(
        200, encoding: comments.filter { visibility == nil || $0.visibility.rawValue == visibility })
    },
    Route(method: "GET", path: "/sandbox/comments/:id", summary: "visibility, and who changed it") { request, state in
      guard let comment = state.comment(request.id) else { throw SandboxError.notFound(what: "comment \(request.id)") }
      return try HTTPResponse(200, encoding: comment)
    },
    Route(method: "DELETE", path: "/sandbox/comments/:id", summary: "?by=user|owner|tiktok") { request, state in
      try HTTPResponse(200, encoding: try state.delete(request.id, as: try actor(in: request.query)))
    },
    Route(
      method: "PATCH", path: "/sandbox/comments/:id",
      summary: "{visibility: public|hidden|friends|deleted, by?: user|owner|tiktok}"
    ) { request, state in
      let fields = try request.fields()
      let names = ["public", "hidden", "friends", "deleted"]
      let name = try fields.string("visibility", oneOf: names)
      let visibility = SandboxComment.Visibility(rawValue: name) ?? .public
      return try HTTPResponse(
        200, encoding: try state.setVisibility(visibility, of: request.id, as: try actor(in: fields)))
    },
  ]

  /// Everybody but a program, which has TikTok's own endpoints.
  private static func actor(in fields: Fields) throws(Fields.Fault) -> SandboxComment.Actor {
    guard let name = try fields.optionalString("by") else { return .user }
    guard let actor = SandboxComment.Actor(rawValue: name), actor != .api else {
      throw Fields.Fault(message: "by: Must be one of: user, owner, tiktok.")
    }
    return actor
  }
}
