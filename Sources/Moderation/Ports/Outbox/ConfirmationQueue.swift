/// Actions that TikTok accepted and that no event has shown done, for the worker that looks at their comments; and
/// hides that were withdrawn while their call was under way, whose outcome nobody knows. Each call is one transaction;
/// each throws `StorageError`.
public protocol ConfirmationQueue: Sendable {
  /// What is to be looked at at `moment`, of enabled tenants and connected, enabled accounts but those of `busy`: one
  /// batch for each account, with the video of the one that has waited longest and at most `size` comments. At most
  /// `limit` batches; which accounts these are of changes from call to call.
  func due(at moment: Timestamp, limit: Int, size: Int, excluding busy: Set<AccountID>) async throws
    -> [ConfirmationBatch]
  /// When the earliest action not yet to be looked at will be, of the accounts that `due` looks at; nil when there is
  /// none.
  func nextDue(after moment: Timestamp) async throws -> Timestamp?
  /// Keeps what was found of the batch's actions. One that an event confirmed meanwhile, or that is not the last one on
  /// its comment any more, is not held to what was read before; a comment that somebody showed or hid by hand after the
  /// action is left as they want it. A drift is an attempt's outcome; the last one raises an alert. What drifted and is
  /// not wanted any more is withdrawn. What was withdrawn and is done after all is followed by its opposite.
  func record(_ findings: [ActionID: ConfirmationFinding], of batch: ConfirmationBatch, at moment: Timestamp)
    async throws -> [ActionID: ConfirmationResult]
  /// Suspends until actions may have to be looked at sooner than was known, until `deadline`, or until the task is
  /// cancelled. One caller at a time.
  func waitForConfirmationWork(until deadline: Timestamp?) async
}
