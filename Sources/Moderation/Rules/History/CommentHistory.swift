/// The recent comments on one account, in bounded memory, to tell what a new one has in common with them.
///
/// Comments are compared with those observed before them, whose times may be in any order; windows go by the time
/// TikTok gives. The same comments in the same order give the same answers. Nothing is kept on disk: after a start the owner
/// replays the stored comments of `HistoryNeeds.longestWindow` with `seed`.
///
/// Not `Sendable`: whoever owns it observes one comment at a time.
public final class CommentHistory {
  /// How much a history may hold.
  public struct Limits: Sendable {
    /// Comments, of which the oldest go first; windows that would hold more count no more.
    public var comments: Int
    /// Authors. Whether an author beyond these comments for the first time is not known.
    public var authors: Int

    public init(comments: Int = 4096, authors: Int = 262_144) {
      self.comments = max(1, comments)
      self.authors = max(0, authors)
    }
  }

  private var ring: CommentRing
  private var authors: AuthorSet
  private var knowsAllAuthors: Bool

  /// Entries are kept beyond the longest window, so that a comment that TikTok delivers again is answered alike.
  private static let repeatsWithin: Int64 = 3_600_000

  /// An empty history. `isComplete` says that no comment came before it, as for a new account; otherwise who comments
  /// for the first time is known after `seed(authors:isComplete:)` only.
  public init(limits: Limits = Limits(), isComplete: Bool) {
    ring = CommentRing(limit: limits.comments)
    authors = AuthorSet(limit: limits.authors)
    knowsAllAuthors = isComplete
  }

  /// About how much memory it holds.
  public var memoryBytes: Int { ring.memoryBytes + authors.memoryBytes }

  /// Adds authors who commented before, by their ids as in `CommentEvent.authorID` or, where there is none, `username`.
  /// `isComplete` says that these and the comments seeded are all there were.
  public func seed(authors ids: some Sequence<String>, isComplete: Bool) {
    for id in ids { authors.insert(StableHash.of(id)) }
    if isComplete { knowsAllAuthors = !authors.isFull }
  }

  /// Counts comments in that were observed before, oldest first.
  public func seed(_ comments: some Sequence<CommentEvent>, needs: HistoryNeeds) {
    for comment in comments { _ = observe(comment, needs: needs) }
  }

  /// Counts `comment` in and answers what `needs` asks about it, looking at its text as it came.
  public func observe(_ comment: CommentEvent, needs: HistoryNeeds) -> HistoryFacts {
    guard !needs.nearDuplicateWindows.isEmpty, var text = comment.text else {
      return observe(comment, fingerprint: nil, needs: needs)
    }
    return observe(comment, fingerprint: text.withUTF8 { TextFingerprint(of: $0) }, needs: needs)
  }

  /// Counts `comment` in and answers what `needs` asks about it. A comment that is observed again is not counted
  /// again and gets the answer it got, up to an hour after its windows; one that came without its text is compared
  /// once it has one. What is no new comment is neither counted nor answered.
  ///
  /// `fingerprint` is that of the comment's text or of a view of it, the same for all comments; nil without a text.
  public func observe(
    _ comment: CommentEvent, fingerprint: TextFingerprint?, needs: HistoryNeeds
  ) -> HistoryFacts {
    guard comment.kind == .created else { return HistoryFacts() }
    let id = StableHash.of(comment.commentID)
    if let number = ring.number(of: id) {
      if let fingerprint, ring.fingerprint(number) == nil { ring.setFingerprint(fingerprint, of: number) }
      return facts(number, needs)
    }
    let number = append(comment, id: id, fingerprint: fingerprint)
    let facts = facts(number, needs)
    ring.drop(olderThan: min(needs.longestWindow, .max / 4) * 2 + Self.repeatsWithin)
    return facts
  }

  private func append(_ comment: CommentEvent, id: UInt64, fingerprint: TextFingerprint?) -> Int {
    let author = (comment.authorID ?? comment.username).map { StableHash.of($0) }
    var isFirst: Bool?
    if let author {
      if authors.contains(author) { isFirst = false } else if knowsAllAuthors { isFirst = true }
      if authors.isFull, isFirst != false { knowsAllAuthors = false }
      authors.insert(author)
    }
    return ring.append(
      id: id, moment: comment.occurredAt.milliseconds, author: author, isFirst: isFirst, fingerprint: fingerprint)
  }

  private func facts(_ number: Int, _ needs: HistoryNeeds) -> HistoryFacts {
    let entry = ring[number]
    var facts = HistoryFacts()
    if needs.wantsFirstComment { facts.isFirstComment = entry.isFirst }
    if let author = entry.author {
      for window in needs.userRateWindows {
        facts.setUserRate(1 + ring.count(before: number, within: window, by: author), within: window)
      }
    }
    if let fingerprint = ring.fingerprint(number) {
      for window in needs.nearDuplicateWindows {
        facts.setNearDuplicates(ring.count(before: number, within: window, near: fingerprint), within: window)
      }
    }
    return facts
  }
}
