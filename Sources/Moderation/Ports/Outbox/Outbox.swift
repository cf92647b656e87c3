/// What became of one attempt to carry an action out.
public enum AttemptOutcome: Equatable, Sendable {
  /// TikTok answered that it will be done.
  case accepted
  /// TikTok wrote the reply, as the comment of this id.
  case replied(as: String)
  /// TikTok answered that there is nothing left to do: the comment is gone.
  case confirmed
  /// No fair try was had (too many calls, most calls fail, or the account must be authorised again): asked again then,
  /// and not counted as failed. TikTok may have done it all the same where `mayHaveHappened`.
  case postponed(until: Timestamp, error: String, mayHaveHappened: Bool = false)
  /// It will be tried again then.
  case retry(at: Timestamp, error: String)
  /// Trying again cannot help.
  case failed(error: String, because: Action.Failure = .unknown)
  /// The last attempt is used up.
  case dead(error: String, because: Action.Failure = .unknown)
}

/// The actions waiting to be carried out. Each call is one transaction; each throws `StorageError`.
public protocol Outbox: Sendable {
  /// Actions in state `requested` that are due at `moment`, of enabled tenants and connected, enabled accounts, leaving
  /// out those in flight and those whose lines are closed, and of lines that are unread those that have to be looked
  /// at: at most `limit`.
  ///
  /// All prompt ones come before all others. Among equals tenants that share an app take turns, and so do the accounts
  /// of a tenant: each place goes to the one with the fewest calls, nobody is favoured among equals, and no account
  /// gets beyond `perAccount` with those in flight. Within a line the earliest comes first.
  func due(
    at moment: Timestamp, limit: Int, perAccount: Int, excluding inFlight: Set<ActionID>, turns: OutboxTurns
  ) async throws -> OutboxPass
  /// The comments of one video, by their actions, that the actions of a line are about which are due at `moment`: the
  /// first `limit` but those of `known`, without what shows comments again. Of a long line only the beginning is looked
  /// through.
  func comments(
    of videoID: String, in line: OutboxTurns.Line<AccountID>, dueAt moment: Timestamp, limit: Int,
    excluding known: Set<ActionID>
  ) async throws -> [ActionID: String]
  /// True while the action is still `requested`: asked again right before every call, since an echo may have confirmed
  /// it meanwhile. What is to be done to a comment that turned out to be the account's own is withdrawn here instead,
  /// unless a person wants it.
  func isStillRequested(_ id: ActionID, at moment: Timestamp) async throws -> Bool
  /// Marks a reply as being sent, on disk, before the call is made: should the process end before `record`, it stays
  /// `dead` and is never sent again. False when `isStillRequested` would be. Only for replies.
  func beginReply(_ id: ActionID, at moment: Timestamp) async throws -> Bool
  /// Keeps the attempt and moves the action on. Never moves a `confirmed` one back. One that was withdrawn while its
  /// call was under way is followed by its opposite where the call succeeded; where nobody knows whether it did, and
  /// nothing will be tried again, the comment is looked at. A reply that fails for good leaves a notice.
  func record(_ outcome: AttemptOutcome, of id: ActionID, began: Timestamp, ended: Timestamp) async throws
  /// How long the oldest due action of enabled tenants and connected, enabled accounts has been waiting; nil when none
  /// is.
  func oldestDueAge(at moment: Timestamp) async throws -> Duration?
  /// Suspends until actions may have been added, postponed or set free (an account authorised again) since the last
  /// call, or until `deadline`, or until the task is cancelled. One caller at a time.
  func waitForWork(until deadline: Timestamp?) async
}
