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

  /// By a call that the gate has admitted.
  func look(at look: DueActions.Look, by call: PlatformCall) async -> Outcome {
    let account = look.account
    let reader = GatedReader(reader: reader, gate: gate, urgency: call.urgency, clock: clock)
    do {
      let ids = Set(look.actions.map(\.commentID)).sorted()
      try await own.note(try await reader.comments(ids, of: look.videoID, for: account, isAdmitted: true), of: account)
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
