internal import Logging
internal import Moderation
internal import ServiceLifecycle

/// Looks at the comments of one batch and records what is found.
struct ConfirmationCheck: Sendable {
  /// How long a batch waits at least whose second call was not admitted, since its first is made once more then.
  private static let turnPause = Duration.seconds(5)

  let queue: any ConfirmationQueue
  let reader: GatedReader
  let judge: ConfirmationJudge
  let storagePause: Duration
  let metrics = ConfirmationMetrics()
  let logger: Logger

  private var clock: WallClock { reader.clock }

  /// What can be said of the batch without a look: all of it where the dialect has no list of comments.
  func findingsWithoutLook(at batch: ConfirmationBatch, of account: Account, at moment: Timestamp)
    -> [ActionID: ConfirmationFinding]
  {
    var findings: [ActionID: ConfirmationFinding] = [:]
    for item in batch.items {
      findings[item.actionID] =
        account.dialect == .open
        ? .unseen(reason: "no event showed it done, and accounts of the open dialect have no list to look at")
        : judge.finding(forOld: item, at: moment)
    }
    return findings
  }

  /// The gate has admitted the call.
  func look(at batch: ConfirmationBatch, of account: Account) async {
    let ids = Set(batch.items.map(\.commentID)).sorted()
    let findings: [ActionID: ConfirmationFinding]
    do throws(GatedReader.Refusal) {
      let found = try await reader.admittedComments(ids, of: batch.videoID, for: account)
      // Where none of them is there, a list tells a video that cannot be seen from one that lost these comments.
      let others = found.isEmpty ? try await reader.comments(of: batch.videoID, from: 0, for: account).comments : []
      findings = self.findings(of: batch, among: found + others, at: clock.now())
    } catch {
      findings = self.findings(of: batch, after: error, at: clock.now())
    }
    await record(findings, of: batch, at: clock.now())
  }

  /// What is not kept is looked at again.
  func record(_ findings: [ActionID: ConfirmationFinding], of batch: ConfirmationBatch, at moment: Timestamp) async {
    do {
      let results = try await queue.record(findings, of: batch, at: moment)
      for (action, result) in results {
        metrics.found(result)
        log(result, of: action, findings[action], in: batch)
      }
    } catch {
      logger.error(
        "what became of actions could not be recorded; looking at their comments again",
        metadata: ["tenant": "\(batch.tenantID)", "account": "\(batch.accountID)", "error": "\(error)"])
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: storagePause) }
    }
  }

  private func findings(of batch: ConfirmationBatch, among comments: [PlatformComment], at moment: Timestamp)
    -> [ActionID: ConfirmationFinding]
  {
    var generator = SystemRandomNumberGenerator()
    var findings: [ActionID: ConfirmationFinding] = [:]
    let byID = Dictionary(comments.map { ($0.id, $0) }) { first, _ in first }
    for item in batch.items {
      findings[item.actionID] = judge.finding(for: item, among: byID, at: moment, using: &generator)
    }
    return findings
  }

  private func findings(of batch: ConfirmationBatch, after refusal: GatedReader.Refusal, at moment: Timestamp)
    -> [ActionID: ConfirmationFinding]
  {
    var findings: [ActionID: ConfirmationFinding] = [:]
    switch refusal {
    case .later(let opening):
      for item in batch.items { findings[item.actionID] = .later(max(opening, moment + Self.turnPause)) }
    case .failed(let failure):
      logger.notice(
        "comments could not be read to see what became of actions",
        metadata: ["account": "\(batch.accountID)", "reason": "\(failure.message)"])
      for item in batch.items { findings[item.actionID] = judge.finding(for: item, after: failure, at: moment) }
    }
    return findings
  }

  private func log(
    _ result: ConfirmationResult, of action: ActionID, _ finding: ConfirmationFinding?, in batch: ConfirmationBatch
  ) {
    let metadata: Logger.Metadata = ["action": "\(action)", "tenant": "\(batch.tenantID)"]
    switch (result, finding) {
    case (.drifted, .drifted(_, let error)):
      logger.notice(
        "an action drifted and will be tried again", metadata: metadata.merging(["reason": "\(error)"]) { $1 })
    case (.givenUp, .drifted(_, let error)):
      logger.warning("an action was given up", metadata: metadata.merging(["reason": "\(error)"]) { $1 })
    default:
      logger.debug("an action was looked at", metadata: metadata.merging(["result": "\(result.rawValue)"]) { $1 })
    }
  }
}

extension PlatformCall {
  /// Reading the comments of one batch.
  static func confirming(for account: Account) -> PlatformCall {
    PlatformCall(.comments, for: account, urgency: .confirming)
  }
}
