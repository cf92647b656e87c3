/// Comments that wait for their text. Each call is one transaction; each throws `StorageError`.
public protocol MissingTextQueue: Sendable {
  /// Those due, of enabled tenants and connected, enabled accounts: for each account those of one video, the longest
  /// due first, at most `perBatch`; at most `limit` accounts.
  func due(at moment: Timestamp, limit: Int, perBatch: Int, excluding accounts: Set<AccountID>) async throws
    -> [PendingTextBatch]
  /// When the earliest that is not due yet will be; nil where there is none.
  func nextDue(after moment: Timestamp) async throws -> Timestamp?
  /// Nil where there is no such event any more.
  func event(_ id: EventID) async throws -> StoredEvent?
  /// Takes the comment off the queue with what follows, all or nothing: its text is kept; the new decision takes the
  /// place of the earlier one, unless a person has decided meanwhile; what the new one asks for is queued. Changes
  /// nothing where the comment does not wait any more.
  func resolve(_ id: EventID, as resolution: TextResolution, at moment: Timestamp) async throws
  /// Asked for in vain: again then. `isMissing` says that TikTok answered without them, which is counted.
  func postpone(_ ids: [EventID], isMissing: Bool, until moment: Timestamp) async throws
  /// Suspends until comments may have been added since the last call, until `deadline`, or until the task is cancelled.
  func waitForTextWork(until deadline: Timestamp?) async
}
