/// What a reviewer wants done about one comment.
public struct ReviewDraft: Sendable {
  /// One of `Verdict.ofPeople`.
  public var verdict: Verdict
  /// Whether its author's other comments are hidden too; only with `hide` and `delete`.
  public var author: ReviewDecision.AuthorScope?
  public var listing: ReviewListing?
  /// Whether it must be on the queue. Without, a comment can be decided about that never was, or not any more.
  public var mustWait: Bool

  public init(
    verdict: Verdict, author: ReviewDecision.AuthorScope? = nil, listing: ReviewListing? = nil, mustWait: Bool
  ) {
    self.verdict = verdict
    self.author = author
    self.listing = listing
    self.mustWait = mustWait
  }
}

/// How a list changes with a decision, or when one is taken back. Checked against the rules that name the list.
public struct ReviewListing: Sendable {
  public var entry: ReviewDecision.ListEntry
  /// What the list is to hold; nil where it stays as it is.
  public var change: TermListDraft?
  /// The version that the change was made of; who saves it throws `stale` where that is not the newest any more.
  public var expected: Int64

  public init(entry: ReviewDecision.ListEntry, change: TermListDraft?, expected: Int64) {
    self.entry = entry
    self.change = change
    self.expected = expected
  }
}

/// What came of wanting to decide.
public enum ReviewOutcome: Equatable, Sendable {
  case decided(ReviewDecision)
  /// The tenant has no such event, or it was not moderated.
  case notModerated
  /// Somebody else has it.
  case leased(ReviewLease)
  /// A decision in bulk is about to take it off the queue.
  case inBulk
  /// It is not on the queue: somebody decided, or the comment is gone.
  case notWaiting
  /// TikTok did not say who wrote it, so there is no author to look for.
  case authorUnknown
}

/// What came of wanting to take a decision back.
public enum ReviewUndoOutcome: Equatable, Sendable {
  /// `undone`, or `undoing` where there is more to take back than one transaction should.
  case undone(ReviewDecision)
  /// The tenant has no such decision.
  case notFound
  /// Somebody else's.
  case notTheirs
  /// It was taken back already.
  case alreadyUndone
  /// Longer ago than `ReviewDecision.undoWindow`.
  case tooLate
  /// The one comment it is about was decided about again since.
  case decidedSince
  /// The one comment it is about is deleted, which nothing brings back.
  case commentDeleted
}
