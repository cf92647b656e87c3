internal import Logging
internal import Moderation
internal import ServiceLifecycle

/// Makes the call of one action and records what became of it.
struct ActionCarrier: Sendable {
  let outbox: any Outbox
  let platform: any CommentActing
  let schedule: RetrySchedule
  let broker: QuotaBroker
  let clock: WallClock
  let storagePause: Duration
  let metrics: ActionMetrics
  let logger: Logger

  /// The broker has admitted the call.
  func carryOut(_ action: Action, for account: Account) async {
    let began = clock.now()
    guard await mayBegin(action, at: began) else {
      return broker.ended(action.call(for: account), .notMade, at: began)
    }
    let result = await call(action, for: account)
    let ended = clock.now()
    broker.ended(action.call(for: account), CallResult(result), at: ended)
    var generator = SystemRandomNumberGenerator()
    let outcome = ActionAttempt(
      action: action, schedule: schedule, pause: broker.wait(for: action.call(for: account), at: ended),
      isAnswering: broker.hasAnswered(action.call(for: account), since: action.updatedAt, at: ended)
    ).outcome(of: result, at: ended, using: &generator)
    metrics.attempted(action.carriedOutAs, outcome, result)
    if await record(outcome, of: action, began: began, ended: ended) { log(outcome, of: action) }
  }

  /// Puts a reply off for which the account's limit leaves no room, so that hides behind it in the line do not wait.
  func postpone(_ action: Action, until moment: Timestamp) async {
    let now = clock.now()
    let outcome = AttemptOutcome.postponed(until: moment, error: "the account has sent as many replies as TikTok takes")
    _ = await record(outcome, of: action, began: now, ended: now)
  }

  /// An echo may have confirmed it since it was read. What must not be sent twice is marked as sent before it is.
  private func mayBegin(_ action: Action, at moment: Timestamp) async -> Bool {
    do {
      return action.carriedOutAs == .reply
        ? try await outbox.beginReply(action.id, at: moment) : try await outbox.isStillRequested(action.id, at: moment)
    } catch {
      logger.error("the outbox cannot be asked; trying again shortly", metadata: metadata(of: action, ["error": error]))
      await pauseForStorage()
      return false
    }
  }

  /// The id of the reply that was written, if one was.
  private func call(_ action: Action, for account: Account) async -> Result<String?, PlatformFailure> {
    do {
      switch action.carriedOutAs {
      case .delete, .hide, .unhide:
        try await platform.perform(action.carriedOutAs, on: action.commentID, of: action.videoID, for: account)
        return .success(nil)
      case .reply:
        return .success(
          try await platform.reply(action.text ?? "", to: action.commentID, of: action.videoID, for: account))
      }
    } catch {
      return .failure(error)
    }
  }

  /// Tries until storage takes it: an outcome that is forgotten means a second call. Meanwhile the action keeps its
  /// place among those under way, so that no calls are made whose outcome cannot be kept. False when it was not kept.
  private func record(_ outcome: AttemptOutcome, of action: Action, began: Timestamp, ended: Timestamp) async -> Bool {
    while true {
      do {
        try await outbox.record(outcome, of: action.id, began: began, ended: ended)
        return true
      } catch {
        logger.error(
          "the outcome of an action could not be recorded; until it is, the action counts as not carried out",
          metadata: metadata(of: action, ["error": error]))
        guard error as? StorageError != .closed, !Task.isCancelled, !Task.isShuttingDownGracefully else { return false }
        await pauseForStorage()
      }
    }
  }

  private func pauseForStorage() async {
    try? await cancelWhenGracefulShutdown { try await Task.sleep(for: storagePause) }
  }

  private func log(_ outcome: AttemptOutcome, of action: Action) {
    switch outcome {
    case .accepted, .replied, .confirmed:
      logger.debug("an action was carried out", metadata: metadata(of: action))
    case .postponed(_, let error, _), .retry(_, let error):
      logger.notice("an action will be tried again", metadata: metadata(of: action, ["reason": error]))
    case .failed(let error, _), .dead(let error, _):
      logger.warning("an action was given up", metadata: metadata(of: action, ["reason": error]))
    }
  }

  private func metadata(of action: Action, _ more: [String: Any] = [:]) -> Logger.Metadata {
    more.mapValues { "\($0)" }.merging(["action": "\(action.id)", "tenant": "\(action.tenantID)"]) { $1 }
  }
}
