/// Actions on comments of one video that nothing has shown done yet, to be looked at with one call.
public struct ConfirmationBatch: Equatable, Sendable {
  public struct Item: Equatable, Sendable {
    public var actionID: ActionID
    public var commentID: String
    /// What TikTok was asked for.
    public var kind: Action.Kind
    /// How often it was accepted and not done so far.
    public var drifts: Int
    /// How many attempts there were when it was read: a finding is about the last of them.
    public var attempts: Int
    /// When the last of them ended.
    public var since: Timestamp
    /// How long ago that is as far as the clock is believed: one that jumps ahead makes nothing old.
    public var age: Duration
    /// When its comment was first missing among others of its video; nil while it was not.
    public var absentSince: Timestamp?

    public init(
      actionID: ActionID, commentID: String, kind: Action.Kind, drifts: Int, attempts: Int, since: Timestamp,
      age: Duration, absentSince: Timestamp? = nil
    ) {
      self.actionID = actionID
      self.commentID = commentID
      self.kind = kind
      self.drifts = drifts
      self.attempts = attempts
      self.since = since
      self.age = age
      self.absentSince = absentSince
    }
  }

  public var tenantID: TenantID
  public var accountID: AccountID
  public var videoID: String
  /// Not empty.
  public var items: [Item]

  public init(tenantID: TenantID, accountID: AccountID, videoID: String, items: [Item]) {
    self.tenantID = tenantID
    self.accountID = accountID
    self.videoID = videoID
    self.items = items
  }
}

/// What a look at a comment says of the action that it was to show done.
public enum ConfirmationFinding: Equatable, Sendable {
  case done
  /// TikTok accepted it and did not do it. Tried again then; given up where that is nil. The error says so in words.
  case drifted(retryAt: Timestamp?, error: String)
  /// Nothing can be told, now or later.
  case unseen(reason: String)
  /// Nothing could be told; to be looked at again then.
  case later(Timestamp)
  /// The comment is missing among others of its video, which it may be for a while only; to be looked at again then.
  case absent(until: Timestamp)
}

/// What became of an action after a finding was recorded.
public enum ConfirmationResult: String, CaseIterable, Sendable {
  case confirmed
  /// To be tried again.
  case drifted
  /// Drifted too often.
  case givenUp = "given_up"
  /// Nobody will know, or somebody else has changed the comment since.
  case unseen
  /// Looked at again later.
  case postponed
  /// It was settled otherwise while its comment was being read.
  case overtaken
}
