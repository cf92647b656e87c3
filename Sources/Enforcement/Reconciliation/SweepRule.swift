internal import Moderation

/// Which comments a pass looks at, and when it has come to its end.
///
/// The list is newest first, but not strictly: it shifts while it is read, repeats what it showed, and shows late what
/// was held back. So a pass ends at a page that lies wholly in what an earlier pass covered and that brought nothing
/// new, and never in the middle of one.
///
/// Where a page begins is counted from the top, so that comments that are deleted meanwhile move the others up past it.
/// Therefore pages overlap a little: one that shows nothing of the page before, and nothing newer, has a gap before it,
/// and the pass steps back.
struct SweepRule: Sendable {
  /// How many comments of a page the next one shows again, if none was deleted meanwhile.
  static let overlap = 3
  /// How far to step back, and how often within a pass: a list that shows its comments in another order each time would
  /// be read for ever.
  private static let step = 30
  private static let mostSteps = 10

  /// What is younger may yet be delivered, and is left for the next pass.
  var settledBefore: Timestamp
  /// What is older is not looked at.
  var horizon: Timestamp
  /// What an earlier pass has looked at; nil for a whole pass.
  var coveredUntil: Timestamp?

  /// Those of a page to look at, each once, and none that the page before showed.
  func wanted(_ comments: [PlatformComment], after edge: SweepPass.Edge? = nil) -> [PlatformComment] {
    var seen = Set(edge?.commentIDs ?? [])
    return comments.filter {
      $0.createdAt >= horizon && $0.createdAt <= settledBefore && seen.insert($0.id).inserted
    }
  }

  func tooYoung(_ comments: [PlatformComment], after edge: SweepPass.Edge? = nil) -> Int {
    comments.count { $0.createdAt > settledBefore && edge?.commentIDs.contains($0.id) != true }
  }

  /// Moves the pass on past a page that held so many comments unknown until then; false at its end.
  func advance(_ pass: inout SweepPass, past page: PlatformCommentPage, unknown: Int) -> Bool {
    guard page.follows(pass.edge) || pass.steps == Self.mostSteps else {
      pass.steps += 1
      pass.cursor = max(0, pass.cursor - Self.step)
      if pass.cursor == 0 { pass.edge = nil }
      return true
    }
    // A list that does not get on would be read for ever.
    guard let next = page.next, next > pass.cursor else { return false }
    if let newest = page.comments.map(\.createdAt).max() {
      if newest < horizon { return false }
      if unknown == 0, let coveredUntil, newest < coveredUntil { return false }
    }
    let overlap = min(Self.overlap, (next - pass.cursor) / 2)
    pass.cursor = next - overlap
    if overlap == 0 { pass.edge = nil } else if let edge = page.edge(of: overlap) { pass.edge = edge }
    return true
  }
}

extension PlatformCommentPage {
  /// Whether nothing is missing between the page before and this one.
  fileprivate func follows(_ edge: SweepPass.Edge?) -> Bool {
    guard let edge else { return true }
    // The first alone, since what comes behind it may be shown again.
    guard let first = comments.first else { return next != nil }
    return first.createdAt > edge.writtenAt || comments.contains { edge.commentIDs.contains($0.id) }
  }

  /// The oldest comments, at least so many where there are as many: those at its end may be shown again.
  fileprivate func edge(of length: Int) -> SweepPass.Edge? {
    let moments = comments.map(\.createdAt).sorted()
    guard let oldest = moments.first, let newest = moments.prefix(length).last else { return nil }
    return SweepPass.Edge(commentIDs: comments.filter { $0.createdAt <= newest }.map(\.id), writtenAt: oldest)
  }
}
