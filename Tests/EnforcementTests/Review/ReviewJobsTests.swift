import Enforcement
import Moderation
import Sandbox
import Testing

@testable import Storage

/// What reviewers decide about many comments: from the queue to TikTok and back.
@Suite(.timeLimit(.minutes(5))) struct ReviewJobsTests {
  private func reviewer(of client: Client, in world: World) async throws -> TenantScope {
    let person = Operator(
      id: .fresh(), name: "Rita", role: .moderator, grants: [client.scope.tenantID], isDisabled: false,
      mustChangePassword: false, createdAt: world.clock.now)
    try await OperatorRepository(world.database).create(person, passwordHash: "none", in: GatewayScope(ownWork: ()))
    return try #require(TenantScope(of: client.scope.tenantID, for: Principal(person)))
  }

  private func state(_ id: ReviewDecisionID, in world: World, _ scope: TenantScope) async throws
    -> ReviewDecision.State?
  {
    try await ReviewDeskRepository(world.database).decision(id, in: scope)?.state
  }

  @Test("A decision in bulk hides every comment at TikTok, and taking it back shows every one again")
  func bulk() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      let scope = try await reviewer(of: client, in: world)
      let desk = ReviewDeskRepository(world.database)
      var comments: [String] = []
      for _ in 0..<12 { comments.append(try await world.comment(.review, to: client)) }
      let worker = JobWorker(
        StoredWork("review", ReviewJobRepository(world.database), batch: 5), clock: world.clock.wallClock,
        logger: world.logger)
      // Work in bulk is spread over the minute where calls are few.
      let limits = CallLimits(perAccount: 1000, perApp: 1000, perSecond: 1000)
      try await world.working(world.worker(limits: limits)) {
        try await world.working(worker) {
          let selection = try await desk.selection(
            matching: ReviewQueueFilter(), verdict: .hide, at: world.clock.now, in: scope)
          #expect(selection.count == 12)
          let outcome = try await desk.decide(
            .hide, matching: ReviewQueueFilter(), confirmation: selection.confirmation, at: world.clock.now, in: scope)
          guard case .started(let decision) = outcome else { throw StorageError.failed(detail: "\(outcome)") }
          #expect(try await eventually { try await state(decision.id, in: world, scope) == .done })
          for comment in comments {
            #expect(try await eventually { world.state.comment(comment)?.visibility == .hidden })
            try await world.expect(comment, of: client, becomes: .accepted)
          }
          let undone = try await desk.undo(
            decision.id, ofOthers: false, listing: nil, at: world.clock.now, in: scope)
          #expect(undone != .alreadyUndone)
          #expect(try await eventually { try await state(decision.id, in: world, scope) == .undone })
          for comment in comments {
            #expect(try await eventually { world.state.comment(comment)?.visibility == .public })
          }
        }
      }
      let waiting = try await ReviewFiguresRepository(world.database).backlog(in: scope).waiting
      #expect(waiting == 12)
    }
  }

  @Test("A backlog beyond its limits is told once")
  func backlog() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      _ = try await world.comment(.hold, to: client)
      let watch = CountedWatch(base: ReviewBacklogRepository(world.database))
      let watcher = ReviewBacklogWatcher(
        watch: watch, limits: ReviewLimits(age: .seconds(60), items: 9),
        interval: .milliseconds(5), clock: world.clock.wallClock, logger: world.logger)
      func told() async throws -> [Int] {
        try await AlertRepository(world.database).alerts(
          kind: .reviewBacklog, tenants: false, page: PageRequest(), in: .tenant(client.scope)
        ).items.map(\.times)
      }
      try await world.working(watcher) {
        world.advance(by: .seconds(61))
        #expect(try await eventually { try await told() == [1] })
        world.advance(by: .seconds(7200))
        let now = world.clock.now
        let hasLooked = try await eventually { watch.passes.haveReached(now) }
        #expect(hasLooked)
        #expect(try await told() == [1])
      }
    }
  }
}

/// A watch that lets the test know when it has looked.
private struct CountedWatch: ReviewBacklogWatch {
  let base: any ReviewBacklogWatch
  let passes = Passes()

  func raiseBacklogs(beyond limits: ReviewLimits, at moment: Timestamp) async throws -> Int {
    let raised = try await base.raiseBacklogs(beyond: limits, at: moment)
    passes.end(at: moment)
    return raised
  }
}
