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

  /// `isAdmitted` for a call that the gate has admitted already.
  func comments(_ ids: [String], of videoID: String, for account: Account, isAdmitted: Bool = false)
    async throws(Refusal) -> [PlatformComment]
  {
    try await ask(.comments, for: account, isAdmitted: isAdmitted) { () throws(PlatformFailure) in
      try await reader.comments(ids, of: videoID, for: account)
    }
  }

  func comments(of videoID: String, from cursor: Int, for account: Account) async throws(Refusal)
    -> PlatformCommentPage
  {
    try await ask(.comments, for: account) { () throws(PlatformFailure) in
      try await reader.comments(of: videoID, from: cursor, for: account)
    }
  }

  func replies(to commentID: String, of videoID: String, from cursor: Int, for account: Account)
    async throws(Refusal) -> PlatformCommentPage
  {
    try await ask(.replies, for: account) { () throws(PlatformFailure) in
      try await reader.replies(to: commentID, of: videoID, from: cursor, for: account)
    }
  }

  private func ask<Answer: Sendable>(
    _ endpoint: PlatformCall.Endpoint, for account: Account, isAdmitted: Bool = false,
    _ body: () async throws(PlatformFailure) -> Answer
  ) async throws(Refusal) -> Answer {
    let call = PlatformCall(endpoint, for: account, urgency: urgency)
    // The token may have been rejected and renewed: then the call is made again, admitted like any other.
    for isLast in [false, true] {
      if isLast || !isAdmitted, case .later(let moment) = gate.admit(call, at: clock.now()) { throw .later(moment) }
      do throws(PlatformFailure) {
        let answer = try await body()
        gate.ended(call, .succeeded, at: clock.now())
        return answer
      } catch {
        gate.ended(call, .failed(error), at: clock.now())
        guard error.kind == .tokenRejected, !isLast else { throw .failed(error) }
      }
    }
    throw .later(clock.now())
  }
}
