/// Stored comments, read in bulk: for back-tests, for undoing a version, for filling the memory of rules that count.
public protocol CommentArchive: Sendable {
  /// Calls `each` for every `created` event of the selection in the order of recording, on a thread of the archive's,
  /// from one consistent state, until it answers false. Throws what `each` throws, and `StorageError`.
  ///
  /// Made for millions of rows: nothing is gathered in memory.
  func forEachComment(
    _ selection: CommentSelection, in scope: TenantScope, _ each: @escaping @Sendable (ArchivedComment) throws -> Bool
  ) async throws
  /// How many there are, for progress.
  func commentCount(_ selection: CommentSelection, in scope: TenantScope) async throws -> Int
}

public struct CommentSelection: Equatable, Sendable {
  public var account: AccountID?
  /// By the time they were received.
  public var received: TimeRange
  /// Only those with a greater id.
  public var after: EventID?
  /// Of the rest the newest this many; nil for all.
  public var newest: Int?
  /// One in this many, chosen by the id so that it is the same every time; 1 for all.
  public var oneIn: Int

  public init(
    account: AccountID? = nil, received: TimeRange = .always, after: EventID? = nil, newest: Int? = nil, oneIn: Int = 1
  ) {
    self.account = account
    self.received = received
    self.after = after
    self.newest = newest
    self.oneIn = oneIn
  }
}

/// A stored comment with what was decided at the time.
public struct ArchivedComment: Sendable {
  public var id: EventID
  public var accountID: AccountID
  public var comment: CommentEvent
  public var verdict: Verdict?
  /// False for the account's own comments, which are never moderated.
  public var isModerated: Bool

  public init(id: EventID, accountID: AccountID, comment: CommentEvent, verdict: Verdict?, isModerated: Bool) {
    self.id = id
    self.accountID = accountID
    self.comment = comment
    self.verdict = verdict
    self.isModerated = isModerated
  }
}
