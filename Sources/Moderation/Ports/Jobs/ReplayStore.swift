/// Replays of stored comments and what they go through. Each call is one transaction; each throws `StorageError`.
///
/// One job is read with the texts of its examples, as far as they are still stored; a page of them without.
public protocol ReplayStore: JobStore where Job == ReplayJob {
  /// Begins a comparison. Throws `conflict` while another replay of the tenant runs, and `reference("account")`.
  func compare(_ job: ReplayJob, in scope: TenantScope) async throws
  /// Begins to carry out what `job.comparedIn` found. Throws `conflict` as above, and `stale` where the rules have
  /// changed since that comparison began or it is not done.
  func act(_ job: ReplayJob, in scope: TenantScope) async throws
  /// What comes behind the job's cursor: at most `limit` comments.
  func slice(of job: ReplayJob, limit: Int) async throws -> ReplaySlice
  /// Counts what was concluded, carries it out where the job acts, and moves the job on, all or nothing. Does nothing
  /// when the job is not running any more, and ends it as outdated where its rules are not in force any more. Throws
  /// `conflict` where `step` was concluded by rules that are not those stored: conclude once more.
  ///
  /// A comment that a person or a classifier decided meanwhile is left as it is.
  func advance(_ id: ReplayJobID, by step: ReplayStep, at moment: Timestamp) async throws
}
