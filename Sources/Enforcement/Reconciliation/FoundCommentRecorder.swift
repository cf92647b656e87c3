internal import Moderation

/// Decides comments that no delivery brought, and hands them to the journal as ingest would.
struct FoundCommentRecorder: Sendable {
  let journal: any DeliveryJournal
  let library: RuleLibrary
  let clock: WallClock

  /// Answers how many were new. Throws `StorageError`, `RuleSetFaults`, and `BoundedWorkers.QueueFull`.
  func record(_ comments: [PlatformComment], of account: Account) async throws -> Int {
    guard !comments.isEmpty else { return 0 }
    let rules = try await library.rules(of: account.id, in: TenantScope(ownWorkFor: account.tenantID))
    let now = clock.now()
    // As they were written: rules that count go by those before.
    let entries = comments.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
      .map { entry($0, for: account, decidedBy: rules, at: now) }
    var stored = 0
    for outcome in await journal.record(entries) {
      switch outcome {
      case .stored: stored += 1
      case .duplicate: break
      case .failed(let error): throw error
      }
    }
    return stored
  }

  private func entry(
    _ comment: PlatformComment, for account: Account, decidedBy rules: AccountRules, at moment: Timestamp
  ) -> JournalEntry {
    let event = comment.event
    let decision =
      comment.isOwn
      ? Decision(verdict: .allow, basis: .ownComment) : rules.decide(event, scratch: MatchScratch())
    return JournalEntry(
      tenantID: account.tenantID, accountID: account.id,
      content: .comment(
        event, decision: decision, action: PlannedAction(for: decision.verdict, in: account.dialect)),
      receivedAt: moment, origin: .sweep)
  }
}
