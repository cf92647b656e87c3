internal import Logging
internal import Metrics
internal import Moderation

/// Fetches the texts of some comments of one video, and has each decided by the rules in force.
struct MissingTextFetch: Sendable {
  /// A comment that TikTok does not show is asked for again after each of these, since its list may be behind its
  /// events; then it is gone.
  private static let absenceDelays: [Duration] = [.seconds(60), .seconds(600)]
  /// How long comments wait that TikTok refuses to show.
  private static let refusalPause = Duration.seconds(3600)
  /// How long the account waits after trouble that may be over by itself.
  private static let troublePause = Duration.seconds(30)

  let queue: any MissingTextQueue
  let reader: GatedReader
  let accounts: any AccountStore
  let library: RuleLibrary
  let own: OwnComments
  let clock: WallClock
  let metrics = MissingTextMetrics()
  let logger: Logger

  /// The most comments of a batch.
  var mostAtOnce: Int { type(of: reader.reader).mostComments }

  /// Answers when the account can be served again, where that is not at once.
  func resolve(_ batch: PendingTextBatch) async -> Timestamp? {
    do {
      let scope = TenantScope(ownWorkFor: batch.tenantID)
      guard let account = try await accounts.account(batch.accountID, in: scope) else {
        return clock.now() + Self.troublePause
      }
      let comments = try await fetch(batch, for: account)
      let byID = Dictionary(comments.map { ($0.id, $0) }) { first, _ in first }
      for pending in batch.comments {
        if let comment = byID[pending.commentID] {
          try await settle(pending, with: comment, of: account)
        } else {
          try await missed(pending)
        }
      }
      try await own.note(comments, of: account)
      return nil
    } catch GatedReader.Refusal.later(let moment) {
      return moment
    } catch GatedReader.Refusal.failed(let failure) {
      return await postpone(batch, because: failure)
    } catch {
      logger.error("texts could not be fetched; trying again", metadata: metadata(of: batch, "\(error)"))
      return clock.now() + Self.troublePause
    }
  }

  /// None of them where the video is gone.
  private func fetch(_ batch: PendingTextBatch, for account: Account) async throws(GatedReader.Refusal)
    -> [PlatformComment]
  {
    do throws(GatedReader.Refusal) {
      return try await reader.comments(batch.comments.map(\.commentID), of: batch.videoID, for: account)
    } catch {
      guard case .failed(let failure) = error, failure.kind == .gone else { throw error }
      return []
    }
  }

  private func settle(_ pending: PendingText, with comment: PlatformComment, of account: Account) async throws {
    guard let event = try await queue.event(pending.eventID) else { return }
    var complete = event.comment
    complete.text = complete.text ?? comment.text
    complete.username = complete.username ?? comment.event.username
    complete.authorID = complete.authorID ?? comment.authorID
    guard !comment.isOwn else {
      try await queue.resolve(event.id, as: .own(complete), at: clock.now())
      return metrics.own.increment()
    }
    let rules = try await library.rules(of: account.id, in: TenantScope(ownWorkFor: account.tenantID))
    // Scores are asked for afterwards, as for any comment.
    let decision = SecondLook(rules.ruleSet, isScored: true).decision(
      on: event, completing: rules.decide(complete, scratch: MatchScratch()))
    try await queue.resolve(
      event.id,
      as: .decided(complete, decision, action: PlannedAction(for: decision.verdict, in: account.dialect)),
      at: clock.now())
    metrics.decided.increment()
  }

  private func missed(_ pending: PendingText) async throws {
    let now = clock.now()
    guard pending.absences < Self.absenceDelays.count else {
      try await queue.resolve(pending.eventID, as: .gone, at: now)
      return metrics.gone.increment()
    }
    try await queue.postpone([pending.eventID], isMissing: true, until: now + Self.absenceDelays[pending.absences])
    metrics.postponed.increment()
  }

  private func postpone(_ batch: PendingTextBatch, because failure: PlatformFailure) async -> Timestamp? {
    switch failure.kind {
    case .rateLimited, .tokenRejected, .reauthorise, .transient, .unreachable:
      logger.notice("texts are fetched later", metadata: metadata(of: batch, failure.message))
      return clock.now() + Self.troublePause
    case .permission, .permanent, .gone:
      logger.warning("texts cannot be fetched for now", metadata: metadata(of: batch, failure.message))
      do {
        let ids = batch.comments.map(\.eventID)
        try await queue.postpone(ids, isMissing: false, until: clock.now() + Self.refusalPause)
        metrics.postponed.increment(by: ids.count)
        return nil
      } catch {
        return clock.now() + Self.troublePause
      }
    }
  }

  private func metadata(of batch: PendingTextBatch, _ reason: String) -> Logger.Metadata {
    ["account": "\(batch.accountID)", "video": "\(batch.videoID)", "reason": "\(reason)"]
  }
}
