internal import Moderation

struct RetryJobOutput: Encodable {
  /// What is retried; null where that side is open.
  struct Filter: Encodable {
    @Nullable var accountID: AccountID?
    @Nullable var kind: String?
    @Nullable var failure: String?
    @Nullable var from: Timestamp?
    @Nullable var to: Timestamp?

    init(_ filter: DeadLetterFilter) {
      _accountID = Nullable(wrappedValue: filter.accountID)
      _kind = Nullable(wrappedValue: filter.kind?.name)
      _failure = Nullable(wrappedValue: filter.failure?.rawValue)
      _from = Nullable(wrappedValue: filter.givenUp.start)
      _to = Nullable(wrappedValue: filter.givenUp.end)
    }
  }

  var id: RetryJobID
  var filter: Filter
  var state: String
  var counts: RetryJob.Counts
  @Nullable var createdBy: OperatorID?
  var createdAt: Timestamp
  var updatedAt: Timestamp

  init(_ job: RetryJob) {
    id = job.id
    filter = Filter(job.filter)
    state = job.state.name
    counts = job.counts
    _createdBy = Nullable(wrappedValue: job.createdBy)
    createdAt = job.createdAt
    updatedAt = job.updatedAt
  }
}
