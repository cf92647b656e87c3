internal import Logging
internal import Metrics
internal import Moderation
internal import ServiceLifecycle

/// Settles one comment that waits for scores.
struct ScoreResolver: Sendable {
  private enum Answer {
    /// Empty where there is none to be had.
    case scores([String: Double])
    case notYet(until: Timestamp)
  }

  let queue: any ScoreQueue
  let classifier: (any CommentClassifier)?
  let accounts: any AccountStore
  let library: RuleLibrary
  let schedule: RetrySchedule
  let clock: WallClock
  let storagePause: Duration
  let metrics = ScoreMetrics()
  let logger: Logger

  /// How long a comment waits whose rules cannot be had.
  private static let setBack = Duration.seconds(5)

  /// Returns when to look at the comment again; nil when it is settled.
  func resolve(_ pending: PendingScore) async -> Timestamp? {
    let event = pending.event
    let scope = TenantScope(ownWorkFor: event.tenantID)
    do {
      guard let account = try await accounts.account(event.accountID, in: scope) else {
        try await queue.resolve(event.id, with: nil, action: nil, at: clock.now())
        return nil
      }
      switch await answer(to: pending) {
      case .notYet(let moment):
        try await queue.postpone(event.id, until: moment)
        metrics.postponed.increment()
        return moment
      case .scores(let scores):
        let rules = try await library.rules(of: account.id, in: scope)
        let decision = SecondLook(rules.ruleSet, isScored: true).decision(
          on: event, completing: rules.decide(event.comment, scores: scores, scratch: MatchScratch()))
        let action = PlannedAction(for: decision.verdict, in: account.dialect)
        // A score never brings back what was removed already.
        let wasRemoved = event.decision.map { PlannedAction(for: $0.verdict, in: account.dialect) != nil } ?? false
        let isKept = wasRemoved && action == nil
        try await queue.resolve(
          event.id, with: isKept ? nil : decision, action: isKept ? nil : action, at: clock.now())
        (scores.isEmpty ? metrics.unscored : metrics.scored).increment()
        return nil
      }
    } catch {
      logger.error(
        "a comment that waits for scores could not be settled; trying again",
        metadata: metadata(of: event, ["error": "\(error)"]))
      // Behind all others that are due, so that what cannot be settled holds nothing up.
      let later = clock.now() + Self.setBack
      try? await queue.postpone(event.id, until: later)
      // Where storage is what fails it is due as before: its place among those under way is kept meanwhile.
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: storagePause) }
      return later
    }
  }

  private func answer(to pending: PendingScore) async -> Answer {
    guard let classifier, let text = pending.event.comment.text, !text.isEmpty else { return .scores([:]) }
    do {
      return .scores(try await classifier.scores(for: text))
    } catch {
      var generator = SystemRandomNumberGenerator()
      let now = clock.now()
      let next = schedule.next(afterAttempts: pending.attempts + 1, at: now, using: &generator)
      guard !error.isFinal, let next else {
        logger.warning(
          "a comment is decided without scores", metadata: metadata(of: pending.event, ["reason": error.message]))
        return .scores([:])
      }
      logger.notice(
        "the classifier will be asked again", metadata: metadata(of: pending.event, ["reason": error.message]))
      return .notYet(until: next)
    }
  }

  private func metadata(of event: StoredEvent, _ more: [String: String]) -> Logger.Metadata {
    more.mapValues { "\($0)" }.merging(["event": "\(event.id)", "tenant": "\(event.tenantID)"]) { $1 }
  }
}
