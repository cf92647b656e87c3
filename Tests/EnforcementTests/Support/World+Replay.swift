import Enforcement
import Moderation
import Testing

@testable import Storage

extension World {
  var replays: ReplayRepository { ReplayRepository(database) }

  func replayWorker(batch: Int = 50) -> JobWorker<ReplayWork> {
    let assessor = ReplayAssessor(
      rules: { [library] in try await library.namedRuleSet(for: $0, in: $1) },
      ruleSets: RuleSetRepository(database), statistics: RuleStatisticsRepository(database))
    return JobWorker(
      ReplayWork(store: replays, assessor: assessor, compared: batch, acted: batch), clock: clock.wallClock,
      logger: logger)
  }

  func retryWorker(batch: Int = 100) -> JobWorker<StoredWork<RetryJob>> {
    JobWorker(StoredWork("retry", RetryRepository(database), batch: batch), clock: clock.wallClock, logger: logger)
  }

  private func replayJob(
    _ selection: ReplaySelection, _ mode: ReplayJob.Mode, _ compared: ReplayJobID?, of client: Client
  ) -> ReplayJob {
    ReplayJob(
      id: .fresh(at: clock.now), tenantID: client.scope.tenantID, selection: selection, mode: mode,
      comparedIn: compared, createdBy: nil, createdAt: clock.now, updatedAt: clock.now)
  }

  func beginComparison(_ selection: ReplaySelection = ReplaySelection(), of client: Client) async throws -> ReplayJob {
    var selection = selection
    selection.received.end = selection.received.end ?? clock.now + .seconds(1)
    let job = replayJob(selection, .compare, nil, of: client)
    try await replays.compare(job, in: client.scope)
    return job
  }

  func beginActing(on compared: ReplayJob, of client: Client) async throws -> ReplayJob {
    let job = replayJob(compared.selection, .act, compared.id, of: client)
    try await replays.act(job, in: client.scope)
    return job
  }

  func replay(_ id: ReplayJobID, of client: Client) async throws -> ReplayJob? {
    try await replays.job(id, in: client.scope)
  }

  /// Runs the job to its end with a worker, and answers what became of it.
  func finished(_ job: ReplayJob, of client: Client, batch: Int = 50) async throws -> ReplayJob {
    try await working(replayWorker(batch: batch)) { () async throws in
      #expect(try await eventually { try await self.replay(job.id, of: client)?.state != .running })
    }
    return try #require(try await replay(job.id, of: client))
  }

  /// Compares, then acts; answers both jobs.
  func replayed(_ selection: ReplaySelection = ReplaySelection(), of client: Client, batch: Int = 50) async throws
    -> (compared: ReplayJob, acted: ReplayJob)
  {
    let compared = try await finished(try await beginComparison(selection, of: client), of: client, batch: batch)
    let acted = try await finished(try await beginActing(on: compared, of: client), of: client, batch: batch)
    return (compared, acted)
  }

  /// Carries out everything that waits.
  func drain() async throws {
    try await working { () async throws in
      #expect(
        try await eventually {
          self.advance(by: .seconds(1))
          return try await self.outbox.oldestDueAge(at: self.clock.now + .seconds(86_400)) == nil
        })
    }
  }
}
