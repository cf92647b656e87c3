/// The recent comments on one account, in bounded memory, to tell what a new one has in common with them.
///
/// Not `Sendable`: whoever owns it observes one comment at a time.
public final class CommentHistory {
  public init() {}

  /// Counts `comment` in and answers what `needs` asks about it.
  public func observe(_ comment: CommentEvent, needs: HistoryNeeds) -> HistoryFacts { HistoryFacts() }
}
