internal import Moderation

/// Which comments a pass looks at, and when it has come to its end.
///
/// The list is newest first, but not strictly: it shifts while it is read, repeats what it showed, and shows late what
/// was held back. So a pass ends at a page that lies wholly in what an earlier pass covered and that brought nothing
/// new, and never in the middle of one.
struct SweepRule: Sendable {
  /// What is younger may yet be delivered, and is left for the next pass.
  var settledBefore: Timestamp
  /// What is older is not looked at.
  var horizon: Timestamp
  /// What an earlier pass has looked at; nil for a whole pass.
  var coveredUntil: Timestamp?

  /// Those of a page to look at, each once.
  func wanted(_ comments: [PlatformComment]) -> [PlatformComment] {
    var seen: Set<String> = []
    return comments.filter {
      $0.createdAt >= horizon && $0.createdAt <= settledBefore && seen.insert($0.id).inserted
    }
  }

  func tooYoung(_ comments: [PlatformComment]) -> Int { comments.count { $0.createdAt > settledBefore } }

  /// Where to go on after a page that began at `cursor` and held so many comments unknown until then; nil at the end.
  func next(after page: PlatformCommentPage, from cursor: Int, unknown: Int) -> Int? {
    // A list that does not get on would be read for ever.
    guard let next = page.next, next > cursor else { return nil }
    guard let newest = page.comments.map(\.createdAt).max() else { return next }
    if newest < horizon { return nil }
    if unknown == 0, let coveredUntil, newest < coveredUntil { return nil }
    return next
  }
}
