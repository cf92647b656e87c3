internal import HTTPTypes
internal import Moderation

/// What became of one parked delivery.
struct ParkedRetryOutput: Encodable {
  /// Whose event it is now; null where nothing was to be kept.
  @Nullable var accountID: AccountID?
  /// `retried` or `settled`.
  var outcome: String
  /// Why nothing was to be kept.
  @Nullable var detail: String?

  /// Throws `still_unusable` for one that stays parked.
  init(_ outcome: ParkedRetry.Outcome) throws(Problem) {
    switch outcome {
    case .retried(let account):
      self.outcome = "retried"
      _accountID = Nullable(wrappedValue: account)
      _detail = Nullable(wrappedValue: nil)
    case .settled(let reason):
      self.outcome = "settled"
      _accountID = Nullable(wrappedValue: nil)
      _detail = Nullable(wrappedValue: reason)
    case .left(let reason):
      throw Problem(.conflict, "still_unusable", "the delivery cannot be used yet and stays parked: \(reason)")
    }
  }
}

/// What became of many, or would.
struct ParkedRetryRunOutput: Encodable {
  var dryRun: Bool
  var examined: Int
  var retried: Int
  var settled: Int
  var left: Int
  /// The newest that is meant; null where there is none.
  @Nullable var upTo: String?
  /// What the next request goes on behind; null where all were gone through.
  @Nullable var next: String?

  init(_ run: ParkedRetrier.Run, isDry: Bool) {
    dryRun = isDry
    examined = run.counts.examined
    retried = run.counts.retried
    settled = run.counts.settled
    left = run.counts.left
    _upTo = Nullable(wrappedValue: run.end.map(String.init))
    _next = Nullable(wrappedValue: run.next.map(String.init))
  }
}
