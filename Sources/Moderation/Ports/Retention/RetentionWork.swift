/// What is to be deleted and erased, for the worker that does it. Throws `StorageError`.
public protocol RetentionWork: Sendable {
  /// The latest moment that the clock showed while it was believed; nil where there is none yet.
  func believedMoment() async throws -> Timestamp?
  /// Goes back with a clock that is set back: one that was believed while it was ahead must not jump there again.
  func believe(_ moment: Timestamp) async throws
  /// TikTok's own time in the delivery that was taken last, nil for none.
  func newestDelivery() async throws -> Timestamp?
  /// TikTok's own times in what was recorded from `start` to `end` by the clock: of the latest thousand at most.
  func deliveryTimes(from start: Timestamp, to end: Timestamp) async throws -> [Timestamp]

  /// What somebody asked for, whatever the clock says: erasures, and what is left of deleted tenants and accounts.
  func requestedTasks() async throws -> [RetentionTask]
  /// What is too old at `moment`.
  func dueTasks(under policy: RetentionPolicy, at moment: Timestamp) async throws -> [RetentionTask]

  /// Does a part of it in one transaction, which goes on for about `budget` until it is committed; what it came to is on
  /// disk when it returns, and what it was told to do again after a crash does no harm. Throws `AuditLogDamage` as well.
  func carryOut(_ task: RetentionTask, under policy: RetentionPolicy, within budget: Duration) async throws
    -> RetentionSlice

  /// Returns when something was asked for, and after `timeout` at the latest.
  func waitForRetentionWork(atMost timeout: Duration) async
}
