internal import Logging
internal import Moderation
internal import ServiceLifecycle

/// Looks at the comments of one batch and records what is found.
struct ConfirmationCheck: Sendable {
  /// How long a batch waits at least whose second call was not admitted, since its first is made once more then.
  private static let turnPause = Duration.seconds(5)

  let queue: any ConfirmationQueue
  let accounts: any AccountStore
  let reader: GatedReader
  let judge: ConfirmationJudge
  let storagePause: Duration
  let metrics = ConfirmationMetrics()
  let logger: Logger

  /// The most comments of a batch.
  var mostAtOnce: Int { type(of: reader.reader).mostComments }

  private var clock: WallClock { reader.clock }

  /// Answers when the account can be served again, where that is not at once.
  func resolve(_ batch: ConfirmationBatch) async -> Timestamp? {
    let now = clock.now()
    do {
      let scope = TenantScope(ownWorkFor: batch.tenantID)
      // Deleted meanwhile, and its actions with it: nothing of the batch would be found when it is recorded.
      guard let account = try await accounts.account(batch.accountID, in: scope) else { return now + storagePause }
      let known = findingsWithoutLook(at: batch, of: account)
      if !known.isEmpty { await record(known, of: batch, at: now) }
      var rest = batch
      rest.items.removeAll { known[$0.actionID] != nil }
      return rest.items.isEmpty ? nil : await look(at: rest, of: account)
    } catch {
      logger.error(
        "an account cannot be read to see what became of its actions; trying again shortly",
        metadata: ["account": "\(batch.accountID)", "error": "\(error)"])
      return now + storagePause
    }
  }

  /// What can be said of the batch without a look: all of it where the dialect has no list of comments.
  private func findingsWithoutLook(at batch: ConfirmationBatch, of account: Account) -> [ActionID: ConfirmationFinding]
  {
    var findings: [ActionID: ConfirmationFinding] = [:]
    for item in batch.items {
      findings[item.actionID] =
        account.dialect == .open
        ? .unseen(reason: "no event showed it done, and accounts of the open dialect have no list to look at")
        : judge.finding(forOld: item)
    }
    return findings
  }

  /// Answers when the limits leave a call again, where they left none.
  private func look(at batch: ConfirmationBatch, of account: Account) async -> Timestamp? {
    var found: [PlatformComment]?
    let findings: [ActionID: ConfirmationFinding]
    do throws(GatedReader.Refusal) {
      let ids = Set(batch.items.map(\.commentID)).sorted()
      let comments = try await reader.comments(ids, of: batch.videoID, for: account)
      found = comments
      // Where none of them is there, a list tells a video that cannot be seen from one that lost these comments.
      let others = comments.isEmpty ? try await reader.comments(of: batch.videoID, from: 0, for: account).comments : []
      findings = self.findings(of: batch, among: comments + others, at: clock.now())
    } catch {
      switch error {
      case .later(let moment): return found == nil ? moment : max(moment, clock.now() + Self.turnPause)
      case .failed(let failure): findings = self.findings(of: batch, after: failure, at: clock.now())
      }
    }
    await record(findings, of: batch, at: clock.now())
    return nil
  }

  /// What is not kept is looked at again.
  private func record(_ findings: [ActionID: ConfirmationFinding], of batch: ConfirmationBatch, at moment: Timestamp)
    async
  {
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

  private func findings(of batch: ConfirmationBatch, after failure: PlatformFailure, at moment: Timestamp)
    -> [ActionID: ConfirmationFinding]
  {
    logger.notice(
      "comments could not be read to see what became of actions",
      metadata: ["account": "\(batch.accountID)", "reason": "\(failure.message)"])
    var findings: [ActionID: ConfirmationFinding] = [:]
    for item in batch.items { findings[item.actionID] = judge.finding(for: item, after: failure, at: moment) }
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
