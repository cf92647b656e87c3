internal import Moderation

/// What an undo job is about.
struct UndoSubject: Encodable {
  var layer: RuleLayer
  @Nullable var accountID: AccountID?
  var version: Int64
  @Nullable var from: Timestamp?
  @Nullable var to: Timestamp?

  init(_ job: UndoJob) {
    layer = job.owner.layer
    if case .account(let account, _) = job.owner {
      _accountID = Nullable(wrappedValue: account)
    } else {
      _accountID = Nullable(wrappedValue: nil)
    }
    version = job.version
    _from = Nullable(wrappedValue: job.received.start)
    _to = Nullable(wrappedValue: job.received.end)
  }
}

struct UndoJobOutput: Encodable {
  var id: UndoJobID
  var subject: UndoSubject
  var state: String
  var counts: UndoJob.Counts
  @Nullable var createdBy: OperatorID?
  var createdAt: Timestamp
  var updatedAt: Timestamp

  init(_ job: UndoJob) {
    id = job.id
    subject = UndoSubject(job)
    state = job.state.name
    counts = job.counts
    _createdBy = Nullable(wrappedValue: job.createdBy)
    createdAt = job.createdAt
    updatedAt = job.updatedAt
  }
}
