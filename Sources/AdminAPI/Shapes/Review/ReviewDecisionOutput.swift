internal import Moderation

struct ReviewDecisionOutput: Encodable {
  struct ListEntry: Encodable {
    var list: String
    var term: String
    /// False where the list had it already.
    var added: Bool
  }

  var id: ReviewDecisionID
  @Nullable var reviewer: OperatorID?
  @Nullable var reviewerName: String?
  var verdict: Verdict
  @Nullable var eventID: EventID?
  var bulk: Bool
  var state: String
  @Nullable var allOfAuthor: String?
  @Nullable var listEntry: ListEntry?
  var comments: Int
  var reversed: Int
  var createdAt: Timestamp
  var undoUntil: Timestamp
  @Nullable var undoneBy: OperatorID?
  @Nullable var undoneAt: Timestamp?

  /// `names` are those of operators.
  init(_ decision: ReviewDecision, names: [OperatorID: String]) {
    id = decision.id
    _reviewer = Nullable(wrappedValue: decision.reviewer)
    _reviewerName = Nullable(wrappedValue: decision.reviewer.flatMap { names[$0] })
    verdict = decision.verdict
    _eventID = Nullable(wrappedValue: decision.eventID)
    bulk = decision.isBulk
    state = decision.state.name
    _allOfAuthor = Nullable(wrappedValue: decision.author?.name)
    _listEntry = Nullable(
      wrappedValue: decision.entry.map { ListEntry(list: $0.list, term: $0.term, added: $0.isNew) })
    comments = decision.comments
    reversed = decision.reversed
    createdAt = decision.createdAt
    undoUntil = decision.createdAt + ReviewDecision.undoWindow
    _undoneBy = Nullable(wrappedValue: decision.undoneBy)
    _undoneAt = Nullable(wrappedValue: decision.undoneAt)
  }
}
