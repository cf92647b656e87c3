import Moderation

/// A queue of what is to be confirmed that lets the test step in before a finding is recorded, and know when nothing
/// was found to be due.
struct HookedConfirmations: ConfirmationQueue {
  let base: any ConfirmationQueue
  /// Those that found nothing more to begin with.
  var passes = Passes()
  var beforeRecord: @Sendable () async throws -> Void = {}

  func due(at moment: Timestamp, limit: Int, size: Int, excluding busy: Set<AccountID>) async throws
    -> [ConfirmationBatch]
  {
    try await base.due(at: moment, limit: limit, size: size, excluding: busy)
  }

  func nextDue(after moment: Timestamp) async throws -> Timestamp? {
    // Asked once nothing is due any more.
    passes.end(at: moment)
    return try await base.nextDue(after: moment)
  }

  func record(_ findings: [ActionID: ConfirmationFinding], of batch: ConfirmationBatch, at moment: Timestamp)
    async throws -> [ActionID: ConfirmationResult]
  {
    try await beforeRecord()
    return try await base.record(findings, of: batch, at: moment)
  }

  func waitForConfirmationWork(until deadline: Timestamp?) async { await base.waitForConfirmationWork(until: deadline) }
}
