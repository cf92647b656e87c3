internal import Moderation

/// Reads comments at TikTok within the limits: asks the gate before each call and tells it what came of it.
struct GatedReader: Sendable {
  /// Why there is no answer.
  enum Refusal: Error {
    /// The limits leave no call before then.
    case later(Timestamp)
    case failed(PlatformFailure)
  }

  let reader: any CommentReading
  let gate: any CallGate
  let urgency: PlatformCall.Urgency
  let clock: WallClock

  func comments(_ ids: [String], of videoID: String, for account: Account) async throws(Refusal) -> [PlatformComment] {
    try admit(call(.comments, for: account))
    return try await admittedComments(ids, of: videoID, for: account)
  }

  /// For a call that the gate has admitted already.
  func admittedComments(_ ids: [String], of videoID: String, for account: Account) async throws(Refusal)
    -> [PlatformComment]
  {
    try await make(call(.comments, for: account)) { () throws(PlatformFailure) in
      try await reader.comments(ids, of: videoID, for: account)
    }
  }

  func comments(of videoID: String, from cursor: Int, for account: Account) async throws(Refusal)
    -> PlatformCommentPage
  {
    let call = call(.comments, for: account)
    try admit(call)
    return try await make(call) { () throws(PlatformFailure) in
      try await reader.comments(of: videoID, from: cursor, for: account)
    }
  }

  func replies(to commentID: String, of videoID: String, from cursor: Int, for account: Account)
    async throws(Refusal) -> PlatformCommentPage
  {
    let call = call(.replies, for: account)
    try admit(call)
    return try await make(call) { () throws(PlatformFailure) in
      try await reader.replies(to: commentID, of: videoID, from: cursor, for: account)
    }
  }

  private func call(_ endpoint: PlatformCall.Endpoint, for account: Account) -> PlatformCall {
    PlatformCall(endpoint, for: account, urgency: urgency)
  }

  private func admit(_ call: PlatformCall) throws(Refusal) {
    if case .later(let moment) = gate.admit(call, at: clock.now()) { throw .later(moment) }
  }

  private func make<Answer: Sendable>(_ call: PlatformCall, _ body: () async throws(PlatformFailure) -> Answer)
    async throws(Refusal) -> Answer
  {
    do throws(PlatformFailure) {
      let answer = try await body()
      gate.ended(call, .succeeded, at: clock.now())
      return answer
    } catch {
      gate.ended(call, .failed(error), at: clock.now())
      throw .failed(error)
    }
  }
}
