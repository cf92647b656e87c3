/// The recent comments on one account, in bounded memory, to tell what a new one has in common with them.
///
/// Comments are compared with those observed before them, whose times may be in any order; windows go by the time TikTok
/// gives. The same comments in the same order give the same answers. Nothing is kept on disk: after a start the owner
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

  private struct Entry {
    var id: UInt64
    var moment: Int64
    /// The latest moment up to this entry: before an entry where it lies before a window, nothing is in that window.
    var latest: Int64
    /// Nil where TikTok does not tell.
    var author: UInt64?
    var isFirst: Bool?
  }

  private let limits: Limits
  /// In the order in which they were observed, from `head` on. `fingerprints` has the same places.
  private var entries: [Entry] = []
  private var fingerprints: [TextFingerprint?] = []
  private var head = 0
  /// How many entries there were before the first in `entries`.
  private var dropped = 0
  /// For each comment, which entry it is, counted from the very first.
  private var numbers: [UInt64: Int] = [:]
  private var authors: AuthorSet
  private var knowsAllAuthors: Bool

  /// Entries are kept beyond the longest window, so that a comment that TikTok delivers again is answered alike.
  private static let repeatsWithin: Int64 = 3_600_000

  /// An empty history. `isComplete` says that no comment came before it, as for a new account; otherwise who comments
  /// for the first time is known after `seed(authors:isComplete:)` only.
  public init(limits: Limits = Limits(), isComplete: Bool) {
    self.limits = limits
    authors = AuthorSet(limit: limits.authors)
    knowsAllAuthors = isComplete
  }

  /// About how much memory it holds.
  public var memoryBytes: Int {
    entries.capacity * (MemoryLayout<Entry>.stride + MemoryLayout<TextFingerprint?>.stride)
      + numbers.capacity * 24 + authors.memoryBytes
  }

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

  /// Counts `comment` in and answers what `needs` asks about it. A comment that is observed again is not counted again
  /// and gets the answer it got, up to an hour after its windows. What is no new comment is neither counted nor
  /// answered.
  ///
  /// `fingerprint` is that of the comment's text or of a view of it, the same for all comments; nil without a text.
  public func observe(
    _ comment: CommentEvent, fingerprint: TextFingerprint?, needs: HistoryNeeds
  ) -> HistoryFacts {
    guard comment.kind == .created else { return HistoryFacts() }
    let id = StableHash.of(comment.commentID)
    if let number = numbers[id] { return facts(number - dropped, needs) }
    append(comment, id: id, fingerprint: fingerprint)
    let facts = facts(entries.count - 1, needs)
    dropOld(longestWindow: needs.longestWindow)
    return facts
  }

  private func append(_ comment: CommentEvent, id: UInt64, fingerprint: TextFingerprint?) {
    let author = (comment.authorID ?? comment.username).map { StableHash.of($0) }
    var isFirst: Bool?
    if let author {
      if authors.contains(author) { isFirst = false } else if knowsAllAuthors { isFirst = true }
      if authors.isFull, isFirst != false { knowsAllAuthors = false }
      authors.insert(author)
    }
    let moment = comment.occurredAt.milliseconds
    numbers[id] = dropped + entries.count
    entries.append(
      Entry(
        id: id, moment: moment, latest: max(moment, entries.last?.latest ?? moment), author: author, isFirst: isFirst))
    fingerprints.append(fingerprint)
  }

  private func facts(_ index: Int, _ needs: HistoryNeeds) -> HistoryFacts {
    var facts = HistoryFacts()
    if needs.wantsFirstComment { facts.isFirstComment = entries[index].isFirst }
    for window in needs.userRateWindows {
      guard let author = entries[index].author else { break }
      facts.setUserRate(1 + count(before: index, within: window) { entries[$0].author == author }, within: window)
    }
    for window in needs.nearDuplicateWindows {
      guard let fingerprint = fingerprints[index] else { break }
      let number = count(before: index, within: window) { fingerprints[$0]?.isNear(fingerprint) == true }
      facts.setNearDuplicates(number, within: window)
    }
    return facts
  }

  /// The number of entries before `index`, no later than it and less than `window` earlier, that `isCounted` picks.
  private func count(before index: Int, within window: Int64, _ isCounted: (Int) -> Bool) -> Int {
    let moment = entries[index].moment
    let start = moment.subtractingReportingOverflow(window).partialValue
    var number = 0
    var other = index - 1
    while other >= head, entries[other].latest > start {
      if entries[other].moment > start, entries[other].moment <= moment, isCounted(other) { number += 1 }
      other -= 1
    }
    return number
  }

  /// Forgets what is too much and what no window will ask for.
  private func dropOld(longestWindow: Int64) {
    let latest = entries.last?.latest ?? 0
    let keep = min(longestWindow, .max / 4) * 2 + Self.repeatsWithin
    while entries.count - head > limits.comments || (head < entries.count - 1 && latest - entries[head].latest > keep) {
      numbers[entries[head].id] = nil
      head += 1
    }
    // Moving the rest to the front costs as much as dropping so many did.
    guard head > 32, head * 2 > entries.count else { return }
    entries.removeFirst(head)
    fingerprints.removeFirst(head)
    dropped += head
    head = 0
  }
}
