/// `/v2/video/comment/delete/`.
enum OpenComments {
  static func delete(_ request: OpenRequest, on platform: inout Platform) throws -> JSON {
    let account = try request.authorise(on: &platform)
    guard account.scopes.contains("comment.list.manage") else { throw OpenFailure.scope }
    let id = try Fields(request.http.body).string("comment_id")
    guard let comment = platform.comments[id], comment.account == account.openID, comment.visibility != .deleted
    else { throw OpenFailure.missing("comment_id: The comment does not exist.") }
    _ = try platform.setVisibility(.deleted, of: id, as: .api)
    return [:]
  }
}
