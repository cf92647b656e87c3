internal import Moderation

/// A replay; in lists without what it found rule by rule.
struct ReplayOutput: Encodable {
  /// What is replayed; null where that side is open.
  struct Selection: Encodable {
    @Nullable var accountID: AccountID?
    @Nullable var from: Timestamp?
    @Nullable var to: Timestamp?
    @Nullable var verdict: Verdict?
    @Nullable var label: String?
    @Nullable var rule: String?

    init(_ selection: ReplaySelection) {
      _accountID = Nullable(wrappedValue: selection.accountID)
      _from = Nullable(wrappedValue: selection.received.start)
      _to = Nullable(wrappedValue: selection.received.end)
      _verdict = Nullable(wrappedValue: selection.verdict)
      _label = Nullable(wrappedValue: selection.label)
      _rule = Nullable(wrappedValue: selection.ruleID)
    }
  }

  var id: ReplayJobID
  var mode: String
  var selection: Selection
  @Nullable var comparedIn: ReplayJobID?
  var state: String
  var counts: Counts
  var verdicts: [BackTestDifference.VerdictCount]?
  var rules: [BackTestDifference.RuleDifference]?
  var labels: [BackTestDifference.LabelDifference]?
  @Nullable var createdBy: OperatorID?
  var createdAt: Timestamp
  var updatedAt: Timestamp

  init(_ job: ReplayJob, isWhole: Bool) {
    id = job.id
    mode = job.mode.name
    selection = Selection(job.selection)
    _comparedIn = Nullable(wrappedValue: job.comparedIn)
    state = job.state.name
    counts = Counts(job)
    verdicts = isWhole ? job.difference.verdicts : nil
    rules = isWhole ? job.difference.rules : nil
    labels = isWhole ? job.difference.labels : nil
    _createdBy = Nullable(wrappedValue: job.createdBy)
    createdAt = job.createdAt
    updatedAt = job.updatedAt
  }
}

extension ReplayOutput {
  /// What was come upon, what came out otherwise, and what was done about it.
  struct Counts: Encodable {
    var examined: Int64
    var reviewed: Int64
    var own: Int64
    var awaitingScores: Int64
    var overtaken: Int64
    var compared: Int
    var unchanged: Int
    var newlyHidden: Int
    var released: Int
    var changed: Int
    var replaced: Int64
    var hidden: Int64
    var shown: Int64
    var deleted: Int64

    init(_ job: ReplayJob) {
      examined = job.counts.examined
      reviewed = job.counts.reviewed
      own = job.counts.own
      awaitingScores = job.counts.awaitingScores
      overtaken = job.counts.overtaken
      compared = job.difference.compared
      unchanged = job.difference.unchanged
      newlyHidden = job.difference.newlyHidden
      released = job.difference.released
      changed = job.difference.changed
      replaced = job.counts.replaced
      hidden = job.counts.hidden
      shown = job.counts.shown
      deleted = job.counts.deleted
    }
  }
}
