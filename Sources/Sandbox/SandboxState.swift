internal import Synchronization

/// The sandbox from the inside: what its operator can set up, do and look up. Every method is safe from any task and
/// takes effect at once; deliveries follow in the background while the server runs. The same is offered over HTTP
/// under `/sandbox/`.
public final class SandboxState: Sendable {
  private let platform: Mutex<Platform>
  /// Told whenever a delivery may have become due.
  /// Woken when deliveries are queued. No closure: a mutex wraps one anew each time that it is read.
  private let deliverer = Mutex<AsyncStream<Void>.Continuation?>(nil)

  init(_ configuration: SandboxConfiguration) {
    platform = Mutex(Platform(configuration))
  }

  // MARK: Apps and accounts

  /// An app as the developer portal would make it. `id` is what deliveries carry as `client_key`.
  public func addApp(id: String, secret: String) throws(SandboxError) {
    try mutate { platform throws(SandboxError) in try platform.addApp(id: id, secret: secret) }
  }

  /// An account that has authorised `appID`. Tokens left out are made up.
  @discardableResult
  public func addAccount(
    _ dialect: SandboxDialect, openID: String, appID: String, username: String, accessToken: String? = nil,
    refreshToken: String? = nil, accessLifetime: Duration? = nil, refreshLifetime: Duration? = nil,
    scopes: [String] = SandboxAccount.allScopes
  ) throws(SandboxError) -> SandboxTokens {
    try mutate { platform throws(SandboxError) in
      let account = try platform.addAccount(
        dialect, openID: openID, appID: appID, username: username, scopes: scopes)
      return try platform.issueTokens(
        to: account, access: accessToken, refresh: refreshToken, accessLifetime: accessLifetime,
        refreshLifetime: refreshLifetime)
    }
  }

  public func accounts() -> [SandboxAccount] { read { $0.accounts.values.sorted { $0.openID < $1.openID } } }

  /// The account's newest tokens; nil when it has none.
  public func tokens(of openID: String) -> SandboxTokens? { read { $0.tokens.newest(of: openID) } }

  /// Its access tokens are answered as expired from now on; it can refresh.
  public func expireAccessTokens(of openID: String) throws(SandboxError) {
    try mutate { platform throws(SandboxError) in try platform.expireAccessTokens(of: openID) }
  }

  /// The account takes its authorisation back: tokens die, events stop, `business` apps get `authorization.removed`.
  /// `reason` is TikTok's: 1 the user, 2 account deleted, 3 age changed, 4 banned, 5 the developer.
  public func revokeAuthorisation(of openID: String, reason: Int = 1) throws(SandboxError) {
    try mutate { platform throws(SandboxError) in try platform.revokeAuthorisation(of: openID, reason: reason) }
  }

  /// A code as the consent page would hand out, good for one exchange within ten minutes.
  public func authorisationCode(for openID: String) throws(SandboxError) -> String {
    try mutate { platform throws(SandboxError) in try platform.authorisationCode(for: openID) }
  }

  /// Who is in front of TikTok's consent page from now on, and what they say.
  public func answerConsent(_ consent: SandboxConsent) throws(SandboxError) {
    try mutate { platform throws(SandboxError) in
      if case .grant(let openID, _) = consent { _ = try platform.account(openID) }
      platform.consent = consent
    }
  }

  // MARK: Comments

  /// Writes a comment on a video of `account` and delivers its event. `username` may begin with `@`; the account's own
  /// name makes it the account's own comment.
  @discardableResult
  public func post(
    _ text: String, by username: String, on videoID: String, of account: String, replyingTo parentID: String? = nil
  ) throws(SandboxError) -> SandboxComment {
    try mutate { platform throws(SandboxError) in
      try platform.post(text, by: username, on: videoID, of: account, replyingTo: parentID)
    }
  }

  /// Changes a comment's visibility as somebody at TikTok's end would, and delivers the event. Changing it to what it
  /// is does nothing; a deleted comment stays deleted.
  @discardableResult
  public func setVisibility(_ visibility: SandboxComment.Visibility, of id: String, as actor: SandboxComment.Actor)
    throws(SandboxError) -> SandboxComment
  {
    try mutate { platform throws(SandboxError) in
      try platform.setVisibility(visibility, of: id, as: actor)
    }
  }

  @discardableResult
  public func delete(_ id: String, as actor: SandboxComment.Actor = .user) throws(SandboxError) -> SandboxComment {
    try setVisibility(.deleted, of: id, as: actor)
  }

  public func comment(_ id: String) -> SandboxComment? { read { $0.comments[id] } }

  /// In the order they were written, deleted ones included.
  public func comments(of account: String? = nil) -> [SandboxComment] {
    read { platform in
      platform.commentOrder.compactMap { platform.comments[$0] }.filter { account == nil || $0.account == account }
    }
  }

  /// What was written under a comment, in that order, deleted replies included: each of them was really posted, so
  /// that a reply sent twice counts twice.
  public func replies(to commentID: String) -> [SandboxComment] {
    read { platform in
      (platform.repliesOfComment[commentID] ?? []).compactMap { platform.comments[$0] }
    }
  }

  /// A private video's comments are listed to nobody, as if it had none.
  public func setVideo(_ videoID: String, of account: String, isPrivate: Bool) throws(SandboxError) {
    try mutate { platform throws(SandboxError) in
      let key = Platform.VideoKey(account: try platform.account(account).openID, video: videoID)
      if isPrivate { platform.privateVideos.insert(key) } else { platform.privateVideos.remove(key) }
    }
  }

  // MARK: What happened

  public func webhooks() -> [SandboxWebhook] { read { $0.webhooks.all } }

  /// Oldest first.
  public func calls(on commentID: String? = nil, endpoint: String? = nil) -> [SandboxCall] {
    read { platform in
      platform.calls.entries.filter {
        (commentID == nil || $0.commentID == commentID) && (endpoint == nil || $0.endpoint == endpoint)
      }
    }
  }

  public func callCounts() -> [String: Int] { read { $0.calls.counts } }

  /// Calls made for a comment after TikTok's own event had confirmed an earlier one and the receiver had answered that
  /// event with 200: a gateway that keeps what it acknowledges makes none.
  public func callsAfterAcknowledgedEcho() -> [SandboxCall] { read { $0.callsAfterAcknowledgedEcho() } }

  /// Oldest first.
  public func deliveries(of commentID: String? = nil) -> [SandboxDelivery] {
    read { $0.deliveries.all.filter { commentID == nil || $0.commentID == commentID } }
  }

  // MARK: Trouble and traffic

  /// The fault's number, for `removeFault`.
  @discardableResult
  public func addFault(_ fault: SandboxFault) throws(SandboxError) -> Int {
    try mutate { platform throws(SandboxError) in try platform.faults.add(fault) }
  }

  public func faults() -> [Int: SandboxFault] { read { $0.faults.active } }
  public func removeFault(_ number: Int) { mutate { $0.faults.remove(number) } }
  public func removeAllFaults() { mutate { $0.faults.removeAll() } }

  /// Events go on being queued. Attempts under way are finished.
  public func pauseDeliveries() { mutate { $0.deliveries.isPaused = true } }
  public func resumeDeliveries() { mutate { $0.deliveries.isPaused = false } }

  /// Sends the portal's test event to the app's `COMMENT` callback.
  public func ping(app id: String) throws(SandboxError) {
    try mutate { platform throws(SandboxError) in try platform.ping(app: id) }
  }

  /// Waits until no delivery is pending. False when some still were after `timeout`, or the task was cancelled.
  public func waitUntilIdle(timeout: Duration = .seconds(30)) async -> Bool {
    let end = ContinuousClock.now + timeout
    while true {
      if read({ $0.deliveries.isIdle }) { return true }
      guard ContinuousClock.now < end else { return false }
      do { try await Task.sleep(for: .milliseconds(5)) } catch { return false }
    }
  }

  // MARK: For the module

  func read<Value: Sendable>(_ body: (Platform) -> Value) -> Value { platform.withLock { body($0) } }

  func mutate<Value: Sendable, Failure: Error>(_ body: (inout Platform) throws(Failure) -> sending Value)
    throws(Failure) -> Value
  {
    let (value, wakes) = try platform.withLock { platform throws(Failure) in
      let value = try body(&platform)
      return (value, platform.deliveries.takeChangeMark())
    }
    if wakes { deliverer.withLock { $0 }?.yield() }
    return value
  }

  func onDeliveriesChanged(wake deliverer: AsyncStream<Void>.Continuation?) {
    self.deliverer.withLock { $0 = deliverer }
  }
}
