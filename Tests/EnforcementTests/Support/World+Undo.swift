import Enforcement
import Moderation
import Testing

@testable import Storage

extension World {
  var assessor: UndoAssessor {
    UndoAssessor(
      rules: { [library] in try await library.ruleSet(for: $0, in: $1) }, accounts: AccountRepository(database),
      ruleSets: RuleSetRepository(database))
  }

  func undoWorker(batch: Int = 200) -> JobWorker<UndoWork> {
    JobWorker(
      UndoWork(store: UndoRepository(database), assessor: assessor, batch: batch), clock: clock.wallClock,
      logger: logger)
  }

  /// Runs an undo worker and an outbox worker while `body` runs, and until the outbox is empty.
  func undoing(_ body: () async throws -> Void) async throws {
    try await working {
      try await working(undoWorker(), body)
      #expect(
        try await eventually {
          advance(by: .seconds(1))
          return try await outbox.oldestDueAge(at: clock.now + .seconds(86_400)) == nil
        })
    }
  }

  func undoJob(_ version: Int64, of client: Client, received: TimeRange = .always) -> UndoJob {
    UndoJob(
      id: .fresh(at: clock.now), owner: .tenant(client.scope.tenantID), tenantID: client.scope.tenantID,
      version: version, received: received, state: .running, createdBy: nil, createdAt: clock.now,
      updatedAt: clock.now)
  }

  func undo(_ version: Int64, of client: Client, received: TimeRange = .always) async throws -> UndoJobID {
    let job = undoJob(version, of: client, received: received)
    try await UndoRepository(database).create(job, in: client.scope)
    return job.id
  }

  func job(_ id: UndoJobID, of client: Client) async throws -> UndoJob? {
    try await UndoRepository(database).job(id, in: client.scope)
  }

  /// Polls until the job is done, and fails the test when it never is.
  func expectDone(_ id: UndoJobID, of client: Client, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let isDone = try await eventually { try await job(id, of: client)?.state == .done }
    #expect(isDone, sourceLocation: sourceLocation)
  }
}
