internal import Moderation

/// An erasure, which is its receipt once it is done. It never says who it was about.
struct ErasureOutput: Encodable {
  struct Counts: Encodable {
    var comments: Int64
    var events: Int64
    var explanations: Int64
    var labels: Int64
    var replies: Int64
    var parked: Int64
  }

  struct Proof: Encodable {
    var auditEntry: AuditEntryID
    var hash: String
  }

  var id: ErasureID
  var state: String
  /// SHA-256 of the lines `author_id:…` and `username:…`, as far as they were given.
  var subjectSha256: String
  @Nullable var accountID: AccountID?
  var counts: Counts
  @Nullable var createdBy: OperatorID?
  var createdAt: Timestamp
  @Nullable var coveredUntil: Timestamp?
  @Nullable var finishedAt: Timestamp?
  @Nullable var proof: Proof?

  init(_ erasure: Erasure) {
    id = erasure.id
    state = erasure.stage == .done ? "done" : "running"
    subjectSha256 = erasure.subjectDigest
    _accountID = Nullable(wrappedValue: erasure.accountID)
    let counts = erasure.counts
    self.counts = Counts(
      comments: counts.comments, events: counts.events, explanations: counts.explanations, labels: counts.labels,
      replies: counts.replies, parked: counts.parked)
    _createdBy = Nullable(wrappedValue: erasure.requestedBy)
    createdAt = erasure.createdAt
    _coveredUntil = Nullable(wrappedValue: erasure.coveredUntil)
    _finishedAt = Nullable(wrappedValue: erasure.finishedAt)
    _proof = Nullable(wrappedValue: erasure.proof.map { Proof(auditEntry: $0.entry, hash: $0.hash) })
  }
}
