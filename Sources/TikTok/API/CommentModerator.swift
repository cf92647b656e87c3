public import Logging
public import Moderation
public import Outbound

/// Hides, unhides, deletes and answers comments at TikTok.
public final class CommentModerator: Sendable {
  private let open: OpenClient
  private let business: BusinessClient
  private let tokens: TokenKeeper
  private let logger: Logger

  public init(http: OutboundClient, addresses: PlatformAddresses, tokens: TokenKeeper, logger: Logger) {
    let transport = PlatformTransport(http)
    open = OpenClient(transport: transport, base: addresses.open)
    business = BusinessClient(transport: transport, base: addresses.business)
    self.tokens = tokens
    self.logger = logger
  }

  /// Returns when TikTok accepted it. A rejected access token is renewed; in `open` the call is then made once more, in
  /// `business` it is the caller's to make again after `tokenRejected`. An account whose authorisation turns out to be
  /// lost is disconnected before the failure is thrown.
  ///
  /// In `open` only `delete` exists; in `business` only the account's own comments can be deleted.
  public func perform(_ kind: Action.Kind, on commentID: String, of videoID: String, for account: Account)
    async throws(PlatformFailure)
  {
    switch account.dialect {
    case .open:
      let call = try openCall(kind, commentID)
      _ = try await tokens.withAccessToken(of: account) { token throws(PlatformFailure) in
        try await open.send(call, token: token)
      }
    case .business:
      let call = try businessCall(kind, commentID, videoID, account)
      try await tokens.withAccessToken(of: account) { token throws(PlatformFailure) in
        try await business.send(call, token: token)
      }
    }
    logger.debug("TikTok accepted an action", metadata: ["account": "\(account.id)", "action": "\(kind.name)"])
  }

  /// Writes `text` under the comment as the account; only in `business`. Returns the id of the new comment, nil where
  /// TikTok's answer does not tell it.
  ///
  /// TikTok writes it once more each time it is asked, so nothing here asks twice unless the first call was refused
  /// before anything was done. A failure with `mayHaveHappened` leaves open whether it was written.
  public func reply(_ text: String, to commentID: String, of videoID: String, for account: Account)
    async throws(PlatformFailure) -> String?
  {
    guard account.dialect == .business else {
      throw PlatformFailure(
        kind: .permanent, status: 0, code: nil, message: "the open dialect cannot answer comments, only delete them")
    }
    let call = BusinessClient.Call(
      path: "/business/comment/reply/create/", purpose: "answer a comment",
      fields: [
        "business_id": try account.requiredBusinessID, "video_id": videoID, "comment_id": commentID, "text": text,
      ], isRepeatable: false)
    let written = try await tokens.withAccessToken(of: account) { token throws(PlatformFailure) in
      try await business.send(call, token: token, readingIfThere: WrittenComment.self)
    }
    logger.debug("TikTok accepted a reply", metadata: ["account": "\(account.id)"])
    return written?.id
  }

  private struct WrittenComment: Decodable, Sendable {
    var id: String?

    private enum CodingKeys: String, CodingKey { case id = "comment_id" }
  }

  private func openCall(_ kind: Action.Kind, _ commentID: String) throws(PlatformFailure) -> OpenClient.Call {
    guard kind == .delete else {
      throw PlatformFailure(
        kind: .permanent, status: 0, code: nil,
        message: "the open dialect cannot \(kind.name) comments, only delete them")
    }
    return OpenClient.Call(
      method: .post, path: "/video/comment/delete/", purpose: "delete a comment",
      body: try JSONBody.encode(["comment_id": commentID]), onComment: true)
  }

  private func businessCall(_ kind: Action.Kind, _ commentID: String, _ videoID: String, _ account: Account)
    throws(PlatformFailure) -> BusinessClient.Call
  {
    // TikTok's documents call video_id optional in places; live calls without it are refused.
    var fields = ["business_id": try account.requiredBusinessID, "video_id": videoID, "comment_id": commentID]
    let endpoint: String
    switch kind {
    case .delete: endpoint = "delete"
    case .hide, .unhide:
      endpoint = "hide"
      fields["action"] = kind == .hide ? "HIDE" : "UNHIDE"
    case .reply:
      throw PlatformFailure(kind: .permanent, status: 0, code: nil, message: "a reply needs its text")
    }
    return BusinessClient.Call(
      path: "/business/comment/\(endpoint)/", purpose: "\(kind.name) a comment", fields: fields, onComment: true)
  }
}
