internal import Logging
internal import Moderation

/// Looks at comments before anything is done to them, as long as nobody knows by what name their account writes itself:
/// events do not tell its own comments from others', and those are to be left alone.
struct AuthorshipCheck: Sendable {
  enum Outcome: Equatable, Sendable {
    /// Who wrote them is known, and the account's own are allowed.
    case known
    /// Not now.
    case trouble
    /// The account may not read its comments.
    case refused
  }

  let outbox: any Outbox
  let reader: any CommentReading
  let gate: any CallGate
  let own: OwnComments
  let clock: WallClock
  let logger: Logger

  /// The most comments of one look.
  var mostAtOnce: Int { type(of: reader).mostComments }

  /// In `open` there is nothing to read. To show a comment harms nobody.
  func isNeeded(for action: Action, of account: Account) -> Bool {
    account.dialect == .business && account.authorID == nil && action.carriedOutAs != .unhide
  }

  func call(_ urgency: Action.Urgency, for account: Account) -> PlatformCall {
    PlatformCall(.comments, for: account, urgency: PlatformCall.Urgency(urgency))
  }

  /// By a call that the gate has admitted: looks at what else waits on the same video as well, as far as one call can,
  /// but for what is `known`. Returns what was looked at.
  func look(at look: DueActions.Look, besides known: Set<ActionID>, by call: PlatformCall) async -> (
    actions: [ActionID], outcome: Outcome
  ) {
    let comments = await comments(of: look, besides: known)
    return (
      Array(comments.keys), await self.look(at: Set(comments.values), of: look.videoID, for: look.account, by: call)
    )
  }

  private func comments(of look: DueActions.Look, besides known: Set<ActionID>) async -> [ActionID: String] {
    let chosen = Dictionary(uniqueKeysWithValues: look.actions.map { ($0.id, $0.commentID) })
    // Where storage has no answer the others have a look of their own.
    let others = try? await outbox.comments(
      of: look.videoID, in: OutboxTurns.Line(look.account.id, look.urgency), dueAt: clock.now(),
      limit: mostAtOnce - chosen.count, excluding: known.union(chosen.keys))
    return chosen.merging(others ?? [:]) { $1 }
  }

  private func look(
    at comments: Set<String>, of videoID: String, for account: Account, by call: PlatformCall
  ) async -> Outcome {
    let reader = GatedReader(reader: reader, gate: gate, urgency: call.urgency, clock: clock)
    do {
      try await own.note(
        try await reader.comments(comments.sorted(), of: videoID, for: account, isAdmitted: true), of: account)
      // Before anything else is done to what it wrote.
      try await own.settle()
      return .known
    } catch GatedReader.Refusal.failed(let failure) {
      logger.notice(
        "nobody knows whether an account wrote comments itself that are to be hidden",
        metadata: ["account": "\(account.id)", "reason": "\(failure.message)"])
      switch failure.kind {
      // With their video, as their actions will be told.
      case .gone: return .known
      case .permission, .permanent: return .refused
      case .rateLimited, .tokenRejected, .reauthorise, .transient, .unreachable: return .trouble
      }
    } catch {
      logger.error(
        "an account's own comments could not be put right", metadata: ["account": "\(account.id)", "error": "\(error)"])
      return .trouble
    }
  }
}
