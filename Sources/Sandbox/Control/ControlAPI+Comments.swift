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
      var comments = state.comments(of: try request.query.optionalString("account"))
      if try request.query.optionalString("visibility") != nil {
        let wanted = try visibility(in: request.query)
        comments.removeAll { $0.visibility != wanted }
      }
      return try HTTPResponse(200, encoding: comments)
    },
    Route(method: "GET", path: "/sandbox/comments/:id", summary: "visibility, and who changed it") { request, state in
      guard let comment = state.comment(request.id) else { throw SandboxError.notFound(what: "comment \(request.id)") }
      return try HTTPResponse(200, encoding: comment)
    },
    Route(method: "GET", path: "/sandbox/comments/:id/replies", summary: "what was written under it") {
      request, state in
      guard state.comment(request.id) != nil else { throw SandboxError.notFound(what: "comment \(request.id)") }
      return try HTTPResponse(200, encoding: state.replies(to: request.id))
    },
    Route(method: "DELETE", path: "/sandbox/comments/:id", summary: "?by=user|owner|tiktok") { request, state in
      try HTTPResponse(200, encoding: try state.delete(request.id, as: try actor(in: request.query)))
    },
    Route(
      method: "PATCH", path: "/sandbox/comments/:id",
      summary: "{visibility: public|hidden|friends|deleted, by?: user|owner|tiktok}"
    ) { request, state in
      let fields = try request.fields()
      let comment = try state.setVisibility(
        try visibility(in: fields), of: request.id, as: try actor(in: fields))
      return try HTTPResponse(200, encoding: comment)
    },
    Route(
      method: "PATCH", path: "/sandbox/videos/:id",
      summary: "{account, private: true|false}: a private video's comments are not listed"
    ) { request, state in
      let fields = try request.fields()
      guard let isPrivate = try fields.optionalBool("private") else {
        throw Fields.Fault(message: "private: Must be true or false.")
      }
      try state.setVideo(request.id, of: try fields.string("account"), isPrivate: isPrivate)
      return HTTPResponse(200, json: ["video_id": .string(request.id), "private": .bool(isPrivate)])
    },
  ]

  private static func visibility(in fields: Fields) throws(Fields.Fault) -> SandboxComment.Visibility {
    let names = SandboxComment.Visibility.allCases.map(\.rawValue)
    return .init(rawValue: try fields.string("visibility", oneOf: names)) ?? .public
  }

  /// Everybody but a program, which has TikTok's own endpoints.
  private static func actor(in fields: Fields) throws(Fields.Fault) -> SandboxComment.Actor {
    guard let name = try fields.optionalString("by") else { return .user }
    guard let actor = SandboxComment.Actor(rawValue: name), actor != .api else {
      throw Fields.Fault(message: "by: Must be one of: user, owner, tiktok.")
    }
    return actor
  }
}
