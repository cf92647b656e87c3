import Moderation
import Synchronization

/// An outbox that lets the test step in before a question is asked, and tells whether its worker rests.
final class HookedOutbox: Outbox {
  typealias Hook = @Sendable () async throws -> Void

  let base: any Outbox
  let beforeDue: Hook
  let beforeCall: Hook
  let beforeRecord: Hook
  private let rest = Mutex(Rest())

  private struct Rest {
    /// When the worker looked last with nothing under way, and found nothing.
    var looked: Timestamp?
    var next: Timestamp?
  }

  init(
    _ base: any Outbox, beforeDue: @escaping Hook = {}, beforeCall: @escaping Hook = {},
    beforeRecord: @escaping Hook = {}
  ) {
    self.base = base
    self.beforeDue = beforeDue
    self.beforeCall = beforeCall
    self.beforeRecord = beforeRecord
  }

  func due(
    at moment: Timestamp, limit: Int, perAccount: Int, excluding inFlight: Set<ActionID>, turns: OutboxTurns
  ) async throws -> OutboxPass {
    try await beforeDue()
    let pass = try await base.due(
      at: moment, limit: limit, perAccount: perAccount, excluding: inFlight, turns: turns)
    rest.withLock { rest in
      rest.looked = inFlight.isEmpty && pass.actions.isEmpty ? moment : nil
      rest.next = pass.nextDue
    }
    return pass
  }

  func comments(
    of videoID: String, in line: OutboxTurns.Line<AccountID>, dueAt moment: Timestamp, limit: Int,
    excluding known: Set<ActionID>
  ) async throws -> [ActionID: String] {
    try await base.comments(of: videoID, in: line, dueAt: moment, limit: limit, excluding: known)
  }

  /// Whether the worker has nothing under way, and has found nothing to do at `moment`.
  func isResting(at moment: Timestamp) -> Bool { rest.withLock { $0.looked == moment } }

  /// When the next action is due, as the worker has heard it.
  var nextDue: Timestamp? { rest.withLock { $0.next } }

  func isStillRequested(_ id: ActionID, at moment: Timestamp) async throws -> Bool {
    try await beforeCall()
    return try await base.isStillRequested(id, at: moment)
  }

  func beginReply(_ id: ActionID, at moment: Timestamp) async throws -> Bool {
    try await beforeCall()
    return try await base.beginReply(id, at: moment)
  }

  func record(_ outcome: AttemptOutcome, of id: ActionID, began: Timestamp, ended: Timestamp) async throws {
    try await beforeRecord()
    try await base.record(outcome, of: id, began: began, ended: ended)
  }

  func oldestDueAge(at moment: Timestamp) async throws -> Duration? { try await base.oldestDueAge(at: moment) }

  func waitForWork(until deadline: Timestamp?) async { await base.waitForWork(until: deadline) }
}

/// Storage that fails so many times and is well again.
final class Failing: Sendable {
  private let left: Mutex<Int>
  private let error: StorageError

  init(_ times: Int, with error: StorageError) {
    left = Mutex(times)
    self.error = error
  }

  var isOver: Bool { left.withLock { $0 == 0 } }

  func callAsFunction() throws {
    let fails = left.withLock { left in
      defer { left = max(0, left - 1) }
      return left > 0
    }
    if fails { throw error }
  }
}
