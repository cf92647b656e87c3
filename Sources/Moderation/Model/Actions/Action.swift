/// A call to TikTok that carries a decision out.
public struct Action: Equatable, Identified, Sendable {
  public static let idPrefix = "act"

  /// What is to be done to the comment. The raw values are stored: never renumber.
  public enum Kind: Int, CaseIterable, Sendable {
    case delete = 1
    case hide = 2
    case unhide = 3
    /// Write `text` under the comment. Sent at most once: an attempt whose outcome is unknown is never repeated.
    case reply = 4

    public var name: String {
      switch self {
      case .delete: "delete"
      case .hide: "hide"
      case .unhide: "unhide"
      case .reply: "reply"
      }
    }
  }

  /// How far it has come. The raw values are stored: never renumber.
  public enum State: Int, CaseIterable, Sendable {
    /// Waiting for its next attempt.
    case requested = 1
    /// TikTok answered that it will be done.
    case accepted = 2
    /// An event from TikTok, or a look at the comment, showed that it was done. Nothing moves it on from here: whoever
    /// shows a comment again afterwards is not fought.
    case confirmed = 3
    /// Stopped by an error that trying again cannot mend.
    case failed = 4
    /// Given up after the last attempt.
    case dead = 5
    /// Not wanted any more before it was done.
    case withdrawn = 6

    public var name: String {
      switch self {
      case .requested: "requested"
      case .accepted: "accepted"
      case .confirmed: "confirmed"
      case .failed: "failed"
      case .dead: "dead"
      case .withdrawn: "withdrawn"
      }
    }
  }

  /// What comes first when calls are scarce. The raw values are stored and ordered by: never renumber.
  public enum Urgency: Int, CaseIterable, Comparable, Sendable {
    /// Somebody can see the comment meanwhile, or a person waits for what they just decided.
    case prompt = 0
    /// Work in bulk: undoing a version, replaying what happened, retrying what was given up.
    case background = 1

    public var name: String {
      switch self {
      case .prompt: "prompt"
      case .background: "background"
      }
    }

    public static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
  }

  public var id: ActionID
  public var tenantID: TenantID
  public var accountID: AccountID
  public var eventID: EventID
  public var commentID: String
  public var videoID: String
  /// What the decision asked for.
  public var requested: Kind
  /// What TikTok is asked for: in `business`, a delete of somebody else's comment is carried out as a hide.
  public var carriedOutAs: Kind
  /// What is to be written under the comment; nil unless it is a reply.
  public var text: String?
  public var urgency: Urgency
  public var state: State
  /// Attempts made so far.
  public var attempts: Int
  /// When the next attempt is due; meaningful only while `requested`.
  public var nextAttemptAt: Timestamp
  /// Why the last attempt failed, in words safe to show: never a token or a secret.
  public var lastError: String?
  /// Why it was given up, while it is `failed` or `dead`.
  public var failure: Failure?
  /// Attempts made before it was last retried: the schedule begins anew behind them.
  public var attemptsBefore: Int
  public var evidence: Evidence
  public var createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(
    id: ActionID, tenantID: TenantID, accountID: AccountID, eventID: EventID, commentID: String, videoID: String,
    requested: Kind, carriedOutAs: Kind, text: String? = nil, urgency: Urgency = .prompt, state: State, attempts: Int,
    nextAttemptAt: Timestamp, lastError: String?, failure: Failure? = nil, attemptsBefore: Int = 0,
    evidence: Evidence = Evidence(), createdAt: Timestamp, updatedAt: Timestamp
  ) {
    self.id = id
    self.tenantID = tenantID
    self.accountID = accountID
    self.eventID = eventID
    self.commentID = commentID
    self.videoID = videoID
    self.requested = requested
    self.carriedOutAs = carriedOutAs
    self.text = text
    self.urgency = urgency
    self.state = state
    self.attempts = attempts
    self.nextAttemptAt = nextAttemptAt
    self.lastError = lastError
    self.failure = failure
    self.attemptsBefore = attemptsBefore
    self.evidence = evidence
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

/// The action that a fresh decision asks for, before it has an id.
public struct PlannedAction: Equatable, Sendable {
  public var requested: Action.Kind
  public var carriedOutAs: Action.Kind

  /// What `verdict` asks of an account of this dialect; nil where nothing is to be done.
  ///
  /// In `business` only the account's own comments can be deleted, and those are never moderated, so a delete is
  /// carried out as a hide. In `open` nothing can be hidden: a hide is carried out as a delete, because the comment had
  /// to go; a hold is not, because a person could no longer bring it back, and so it waits for review in sight.
  public init?(for verdict: Verdict, in dialect: Dialect) {
    switch (verdict, dialect) {
    case (.allow, _), (.review, _), (.hold, .open): return nil
    case (.hold, .business), (.hide, .business): self.init(requested: .hide, carriedOutAs: .hide)
    case (.hide, .open): self.init(requested: .hide, carriedOutAs: .delete)
    case (.delete, .open): self.init(requested: .delete, carriedOutAs: .delete)
    case (.delete, .business): self.init(requested: .delete, carriedOutAs: .hide)
    }
  }

  public init(requested: Action.Kind, carriedOutAs: Action.Kind) {
    self.requested = requested
    self.carriedOutAs = carriedOutAs
  }
}
