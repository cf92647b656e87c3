/// Undo jobs and what they work on. Each call is one transaction; each throws `StorageError`.
public protocol UndoStore: JobStore where Job == UndoJob {
  /// Throws `conflict` while another job of the same rule set and version runs for the tenant.
  func create(_ job: UndoJob, in scope: TenantScope) async throws
  /// The next decisions of the job's version that removed a comment, in the order of recording after `cursor`.
  func candidates(of job: UndoJob, after cursor: EventID?, limit: Int) async throws -> [UndoCandidate]
  /// Carries out what was concluded about a batch and moves the job on, all or nothing: queues an unhide for those to
  /// be shown, withdraws hides that were not sent yet, adds the counts. Does nothing when the job is not running any
  /// more.
  ///
  /// What an unhide or a withdrawal comes to is judged once more in that transaction: a hide that was sent meanwhile is
  /// followed by an unhide, and a comment that was deleted meanwhile is counted as such.
  func advance(
    _ id: UndoJobID, by conclusions: [UndoConclusion], to cursor: EventID?, isFinished: Bool, at moment: Timestamp
  ) async throws
}

/// A comment that the undone version removed.
public struct UndoCandidate: Sendable {
  public var event: StoredEvent
  /// How it stands with the comment, by the latest of its actions and by what TikTok told since.
  public var standing: CommentStanding

  public init(event: StoredEvent, standing: CommentStanding) {
    self.event = event
    self.standing = standing
  }
}

/// What is to become of one candidate.
public struct UndoConclusion: Equatable, Sendable {
  public enum Outcome: Equatable, Sendable { case unhide, withdraw, stillHidden, deleted, alreadyVisible }

  public var eventID: EventID
  public var outcome: Outcome

  public init(eventID: EventID, outcome: Outcome) {
    self.eventID = eventID
    self.outcome = outcome
  }
}
