/// What is to be swept, and how far that came: for the worker. Each call is one transaction, unless it says otherwise;
/// each throws `StorageError`.
public protocol SweepStore: Sendable {
  /// Enters the videos of `business` accounts that events came about since the last call, to be swept within
  /// `interval`, or at once where the account is not known by its comments yet. Those that were entered before are
  /// swept within `interval` again, however quiet they had become. Reads at most `limit` events, none from before
  /// `start`; false when none is left.
  func noteActivity(since start: Timestamp, limit: Int, sweepingWithin interval: Duration, at moment: Timestamp)
    async throws -> Bool
  /// Lets go of videos about which no event came since then.
  func forgetVideos(quietSince moment: Timestamp) async throws
  /// Those due, of enabled tenants and connected, enabled accounts: one of each account, at most `limit`. First come
  /// accounts that are not known by their comments yet; within an account a pass under way, then the video with the
  /// latest event.
  func dueVideos(at moment: Timestamp, limit: Int, excluding accounts: Set<AccountID>) async throws -> [SweptVideo]
  /// Those of the comments that the account has an event of.
  func known(_ commentIDs: [String], of account: AccountID) async throws -> Set<String>
  /// Until when the tenant's comments were deleted for their age, nil where none were: what was written before then may
  /// have been known.
  func commentsDeletedBefore(of tenant: TenantID) async throws -> Timestamp?
  /// Where a pass has come to.
  func keep(_ pass: SweepPass, of video: SweptVideo) async throws
  /// Ends the pass: everything up to `coveredUntil` was looked at, and the next pass is due at `next`.
  func finish(
    _ video: SweptVideo, coveredUntil: Timestamp, wholeAt: Timestamp?, quietPasses: Int, next: Timestamp,
    at moment: Timestamp) async throws
  /// Nothing can be read of the video for now: its pass goes on then.
  func postpone(_ video: SweptVideo, until moment: Timestamp) async throws
  func threads(_ commentIDs: [String], of video: SweptVideo) async throws -> [SweptThread]
  func keep(_ thread: SweptThread, of video: SweptVideo) async throws
  /// Accounts that fell silent and that nobody was told of in this episode.
  func untoldSilences(limit: Int) async throws -> [AccountSilence]
  func markTold(_ silence: AccountSilence, at moment: Timestamp) async throws
}
