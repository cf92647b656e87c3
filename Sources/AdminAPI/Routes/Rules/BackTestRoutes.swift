internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Moderation
internal import NIOCore
internal import ServiceLifecycle

/// `/v1/tenants/{tenant}/rules/back-test`: what a draft would have decided otherwise about stored comments. The answer
/// comes line by line while the work is done; when nobody reads it any more, the work ends.
struct BackTestRoutes {
  let access: RuleOwnerAccess
  let pairs: BackTestPairs
  let archive: any CommentArchive
  let gate: WorkGate
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.post("/tenants/:tenant/rules/back-test") { request, context in
      let scope = try await access.tenant(in: context, atLeast: .manager)
      let input = try BackTestInput(
        try await RequestBody.json(of: request, upTo: RequestBody.maximumBytesAroundRuleSet))
      let account = try await access.accounts.required(input.account, in: scope)?.id
      let pass = try gate.enter()
      let (common, special) = try await pairs.pairs(for: input.draft, account: account, in: scope)
      let run = BackTestRun(common, special: special)
      let selection = input.selection(at: clock.now())
      var total = try await archive.commentCount(selection, in: scope)
      if let before = run.before(selection) { total += try await archive.commentCount(before, in: scope) }
      let (archive, logger, expected) = (archive, context.logger, total)
      return LineStream.response(headers: pass.rateLimit.headers) { lines in
        try await Self.stream(run, expected, into: &lines, logger) {
          try await run.run(over: selection, of: archive, in: scope)
        }
      }.holding(pass)
    }
  }

  /// Writes how far the work is until it is done, then what came of it.
  private static func stream(
    _ run: BackTestRun, _ total: Int, into lines: inout LineStream, _ logger: Logger,
    _ work: @escaping @Sendable () async throws -> BackTestDifference
  ) async throws {
    try await lines.write(BackTestLine(progress: .init(done: 0, of: total)))
    try await withThrowingTaskGroup(of: BackTestDifference?.self) { tasks in
      defer { tasks.cancelAll() }
      // A stop of the gateway does not wait for it.
      tasks.addTask { try await cancelWhenGracefulShutdown { try await work() } }
      tasks.addTask { try await pause() }
      do {
        while let finished = try await tasks.next() {
          if let difference = finished { return try await lines.write(BackTestLine(result: difference)) }
          try await lines.write(BackTestLine(progress: .init(done: run.done, of: max(total, run.done))))
          tasks.addTask { try await pause() }
        }
      } catch let error as StorageError {
        logger.error("a back-test failed", metadata: ["error": "\(error)"])
        let problem = Problem(error) ?? Problem(.internalServerError, "internal", "the gateway failed; see its log")
        try await lines.write(BackTestLine(error: .init(code: problem.code, detail: problem.detail)))
      } catch is CancellationError where !Task.isCancelled {
        try await lines.write(
          BackTestLine(error: .init(code: "storage_unavailable", detail: "the gateway is shutting down")))
      }
    }
  }

  private static func pause() async throws -> BackTestDifference? {
    try await Task.sleep(for: .milliseconds(250))
    return nil
  }
}
