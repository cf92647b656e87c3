internal import Moderation

/// Everything that a reviewer needs to decide about one comment.
struct ReviewCaseOutput: Encodable {
  struct Author: Encodable {
    var comments: Int
    var removed: Int
    var reviewed: Int
    var latest: [EventOutput]
    /// From when on comments were looked for; null where all were.
    @Nullable var since: Timestamp?

    init(_ history: AuthorHistory) {
      comments = history.comments
      removed = history.removed
      reviewed = history.reviewed
      latest = history.latest.map { EventOutput($0) }
      _since = Nullable(wrappedValue: history.since)
    }
  }

  var item: ReviewQueueItemOutput
  @Nullable var explanation: ExplanationOutput?
  @Nullable var author: Author?

  init(_ item: ReviewQueueItem, history: AuthorHistory?, names: [OperatorID: String], at moment: Timestamp) {
    self.item = ReviewQueueItemOutput(item, names: names, at: moment)
    _explanation = Nullable(wrappedValue: ExplanationOutput(item.event))
    _author = Nullable(wrappedValue: history.map { Author($0) })
  }
}
