/// What is to be swept, and how far that came: for the worker. Each call is one transaction, unless it says otherwise;
/// each throws `StorageError`.
public protocol SweepStore: Sendable {
  /// Enters the videos of `business` accounts that events came about since the last call, to be swept within
  /// `interval`, or at once where the account is not known by its comments yet. Those that were entered before are
  /// swept within `interval` again, however quiet they had become. Reads at most `limit` events, none from before
  /// `start`; false when none is left.
  func noteActivity(since start: Timestamp, limit: Int, sweepingWithin interval: Duration, at moment: Timestamp)
    async throws -> Bool
  /// Counts from now on how long nothing is delivered about accounts that are new, or were disconnected or disabled;
  /// and about all, where this was not called for a day, because the gateway did not run.
  func watchAccounts(at moment: Timestamp) async throws
  /// Lets go of videos about which no event came since then, but of the last of each account: should it fall silent,
  /// its comments tell.
  func forgetVideos(quietSince moment: Timestamp) async throws
  /// The video is there no more.
  func forget(_ video: SweptVideo) async throws
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
  /// Ends the pass over the video, which is as it says from now on, and is due again at `next`. Days of the account,
  /// none from before `horizon`, are marked as compared once all its videos are covered until their end.
  func finish(_ video: SweptVideo, from horizon: Timestamp, next: Timestamp, at moment: Timestamp) async throws
  /// Nothing can be read of the video for now: its pass goes on then.
  func postpone(_ video: SweptVideo, until moment: Timestamp) async throws
  func threads(_ commentIDs: [String], of video: SweptVideo) async throws -> [SweptThread]
  func keep(_ thread: SweptThread, of video: SweptVideo) async throws
  /// Accounts that fell silent and that nobody was told of in this episode, of either sign at most `limit`.
  func untoldSilences(limit: Int, at moment: Timestamp) async throws -> [AccountSilence]
  func markTold(_ silence: AccountSilence, at moment: Timestamp) async throws
}
