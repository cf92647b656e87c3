import Enforcement
import Moderation
import Sandbox
import Testing

@testable import Storage

/// Undoing what a version removed: from the stored decisions to TikTok and back.
@Suite(.timeLimit(.minutes(5))) struct UndoWorkerTests {
  private static let careful = #"{"rules":[{"id":"spam","verdict":"hide","when":{"words":["spam"]}}]}"#
  private static let rash = """
    {"rules":[{"id":"spam","verdict":"hide","when":{"words":["spam"]}},
      {"id":"all-of-it","verdict":"hide","when":{"words":["nice","lovely"]}}]}
    """

  /// A tenant whose second version hid too much and was rolled back.
  private func rolledBack(
    _ body: (World, Client, _ undone: Int64, _ spam: [String], _ nice: [String]) async throws -> Void
  ) async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      try await world.setRules(Self.careful, of: client)
      let before = try await world.write("spam before", to: client)
      let undone = try await world.setRules(Self.rash, of: client)
      var (spam, nice): ([String], [String]) = ([], [])
      for index in 0..<5 {
        spam.append(try await world.write("spam number \(index)", to: client))
        nice.append(try await world.write("nice number \(index)", to: client))
      }
      try await world.working {
        for comment in [before] + spam + nice { try await world.expect(comment, of: client, becomes: .accepted) }
      }
      for comment in [before] + spam + nice { await world.echo(.hidden, of: comment, from: client) }
      try await world.setRules(Self.careful, of: client)
      try await body(world, client, undone, spam, nice)
      #expect(world.state.comment(before)?.visibility == .hidden)
    }
  }

  @Test("Exactly what only the undone version hid is shown again; what others hide too stays hidden")
  func exact() async throws {
    try await rolledBack { world, client, undone, spam, nice in
      let job = try await world.undo(undone, of: client)
      try await world.undoing { try await world.expectDone(job, of: client) }
      #expect(nice.allSatisfy { world.state.comment($0)?.visibility == .public })
      #expect(spam.allSatisfy { world.state.comment($0)?.visibility == .hidden })
      let counts = try #require(await world.job(job, of: client)).counts
      #expect(counts.examined == 10 && counts.queued == 5 && counts.stillHidden == 5)
      #expect(counts.deleted == 0 && counts.withdrawn == 0 && counts.alreadyVisible == 0)
    }
  }

  @Test("What a person decided to remove since stays removed")
  func reviewed() async throws {
    try await rolledBack { world, client, undone, _, nice in
      let events = try await EventRepository(world.database).events(
        matching: EventFilter(commentID: nice[0]), page: PageRequest(), in: client.scope)
      let event = try #require(events.items.first { $0.decision != nil })
      let reviewer = Operator(
        id: .fresh(), name: "Rita", role: .moderator, grants: [client.scope.tenantID], isDisabled: false,
        mustChangePassword: false,
        createdAt: world.clock.now)
      try await OperatorRepository(world.database).create(
        reviewer, passwordHash: "none", in: GatewayScope(ownWork: ()))
      #expect(
        try await ReviewDeskRepository(world.database).review(
          event.id, verdict: .hide, at: world.clock.now,
          in: try #require(TenantScope(of: client.scope.tenantID, for: Principal(reviewer)))))
      let job = try await world.undo(undone, of: client)
      try await world.undoing { try await world.expectDone(job, of: client) }
      #expect(world.state.comment(nice[0])?.visibility == .hidden)
      #expect(nice.dropFirst().allSatisfy { world.state.comment($0)?.visibility == .public })
    }
  }

  @Test("TikTok's word confirms an unhide, and says nothing of one that did not take effect")
  func confirmed() async throws {
    try await rolledBack { world, client, undone, _, nice in
      try world.state.addFault(SandboxFault(.lyingSuccess, endpoint: "/business/comment/hide/"))
      let job = try await world.undo(undone, of: client)
      try await world.undoing {
        try await world.expectDone(job, of: client)
        #expect(try await eventually { world.state.calls(endpoint: "/business/comment/hide/").count == 16 })
      }
      let stillHidden = nice.filter { world.state.comment($0)?.visibility == .hidden }
      #expect(stillHidden.count == 1)
      // An echo counts for an action that is older. The process makes one line of ids for all tests, some of whose clocks
      // are days ahead, and an action's id is its age.
      world.clock.advance(by: .seconds(2_000_000))
      for comment in nice where !stillHidden.contains(comment) {
        await world.echo(.madePublic, of: comment, from: client)
      }
      for comment in nice {
        let unhide = try await world.actions(of: client).first {
          $0.commentID == comment && $0.carriedOutAs == .unhide
        }
        #expect(unhide?.state == (stillHidden.contains(comment) ? .accepted : .confirmed))
      }
    }
  }

  @Test("What was deleted cannot be brought back, and the job says how many")
  func deleted() async throws {
    try await rolledBack { world, client, undone, _, nice in
      for comment in nice.prefix(2) {
        try world.state.delete(comment)
        await world.echo(.deleted, of: comment, from: client)
      }
      let job = try await world.undo(undone, of: client)
      try await world.undoing { try await world.expectDone(job, of: client) }
      let counts = try #require(await world.job(job, of: client)).counts
      #expect(counts.deleted == 2 && counts.queued == 3)
      #expect(nice.suffix(3).allSatisfy { world.state.comment($0)?.visibility == .public })
    }
  }

  @Test("Hides that were not sent yet are withdrawn, and are never sent")
  func withdrawn() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      let undone = try await world.setRules(Self.rash, of: client)
      let nice = try await world.write("nice", to: client)
      let spam = try await world.write("spam", to: client)
      try await world.setRules(Self.careful, of: client)
      let job = try await world.undo(undone, of: client)
      try await world.working(world.undoWorker()) { try await world.expectDone(job, of: client) }
      #expect(try await world.action(on: nice, of: client)?.state == .withdrawn)
      let counts = try #require(await world.job(job, of: client)).counts
      #expect(counts.withdrawn == 1 && counts.stillHidden == 1 && counts.queued == 0)
      try await world.working { try await world.expect(spam, of: client, becomes: .accepted) }
      #expect(world.state.calls(on: nice).isEmpty)
    }
  }

  @Test("A job that is interrupted goes on where it was, and brings nothing back twice")
  func resumed() async throws {
    try await rolledBack { world, client, undone, _, nice in
      let job = try await world.undo(undone, of: client)
      // Stopped after each batch of two, with workers of their own, as after restarts.
      for _ in 0..<20 where try await world.job(job, of: client)?.state == .running {
        let examined = try await world.job(job, of: client)?.counts.examined ?? 0
        let running = RunningWorker(world.undoWorker(batch: 2), logger: world.logger)
        #expect(
          try await eventually {
            let now = try await world.job(job, of: client)
            return now?.state == .done || now?.counts.examined ?? 0 > examined
          })
        await running.shutDown()
        try await running.end()
      }
      try await world.undoing { try await world.expectDone(job, of: client) }
      let counts = try #require(await world.job(job, of: client)).counts
      #expect(counts.examined == 10 && counts.queued == 5 && counts.stillHidden == 5)
      #expect(nice.allSatisfy { world.state.comment($0)?.visibility == .public })
      #expect(nice.allSatisfy { world.state.calls(on: $0).count == 2 })
    }
  }

  @Test("A cancelled job queues nothing more")
  func cancelled() async throws {
    try await rolledBack { world, client, undone, _, _ in
      let job = try await world.undo(undone, of: client)
      let store = UndoRepository(world.database)
      #expect(try await store.cancel(job, at: world.clock.now, in: client.scope))
      let calls = world.state.calls().count
      let second = try await world.undo(undone, of: client)
      try await world.working(world.undoWorker()) { try await world.expectDone(second, of: client) }
      #expect(try await world.job(job, of: client)?.state == .cancelled)
      #expect(try await world.job(job, of: client)?.counts.examined == 0)
      #expect(world.state.calls().count == calls)
    }
  }

  @Test("A preview tells what a job would do, and does nothing")
  func preview() async throws {
    try await rolledBack { world, client, undone, spam, nice in
      let store = UndoRepository(world.database)
      let job = world.undoJob(undone, of: client)
      let preview = try await UndoPreviewer(store: store, assessor: world.assessor).preview(of: job)
      #expect(preview.isComplete && preview.counts.queued == 5 && preview.counts.stillHidden == 5)
      #expect(preview.examples[.unhide]?.map(\.candidate.event.comment.commentID) == nice)
      #expect(preview.examples[.stillHidden]?.map(\.candidate.event.comment.commentID) == spam)
      #expect(preview.examples[.stillHidden]?.allSatisfy { $0.decision.ruleID == "spam" } == true)
      let short = try await UndoPreviewer(store: store, assessor: world.assessor, limit: 3).preview(of: job)
      #expect(!short.isComplete && short.counts.examined == 3)
      let whole = try await UndoPreviewer(store: store, assessor: world.assessor, limit: 10).preview(of: job)
      #expect(whole.isComplete && whole.counts.examined == 10)
      #expect(try await store.running().isEmpty)
      #expect(try await world.actions(of: client).allSatisfy { $0.carriedOutAs == .hide })
    }
  }

  @Test("Only the window asked for is undone, and another tenant's comments are never touched")
  func window() async throws {
    try await rolledBack { world, client, undone, _, nice in
      let other = try await world.addClient(.business, "other")
      try await world.setRules(Self.careful, of: other)
      #expect(try await world.setRules(Self.rash, of: other) == undone)
      let theirs = try await world.write("nice", to: other)
      try await world.working { try await world.expect(theirs, of: other, becomes: .accepted) }
      try await world.setRules(Self.careful, of: other)

      world.clock.advance(by: .seconds(3600))
      let since = world.clock.now
      let job = try await world.undo(undone, of: client, received: TimeRange(start: since))
      try await world.undoing { try await world.expectDone(job, of: client) }
      #expect(try await world.job(job, of: client)?.counts.examined == 0)
      #expect(nice.allSatisfy { world.state.comment($0)?.visibility == .hidden })
      let whole = try await world.undo(undone, of: client, received: TimeRange(end: since))
      try await world.undoing { try await world.expectDone(whole, of: client) }
      #expect(nice.allSatisfy { world.state.comment($0)?.visibility == .public })
      #expect(world.state.comment(theirs)?.visibility == .hidden)
    }
  }

  @Test("Bringing back keeps the quota")
  func paced() async throws {
    try await rolledBack { world, client, undone, _, nice in
      world.clock.advance(by: .seconds(3600))
      let job = try await world.undo(undone, of: client)
      // One of three calls is kept for what is more urgent.
      try await world.working(world.worker(limits: CallLimits(perAccount: 3))) {
        try await world.working(world.undoWorker()) { try await world.expectDone(job, of: client) }
        let shown = {
          try await world.actions(of: client).count { $0.carriedOutAs == .unhide && $0.state == .accepted }
        }
        #expect(try await eventually { try await shown() == 2 })
        world.advance(by: .seconds(61))
        #expect(try await eventually { try await shown() == 4 })
        #expect(nice.count { world.state.comment($0)?.visibility == .public } == 4)
      }
    }
  }

  @Test("What a counting rule hid, and hides still, stays hidden, though nobody can count again")
  func history() async throws {
    try await World.run(quotas: nil) { world in
      let client = try await world.addClient()
      let flood = #"{"id":"flood","verdict":"hide","when":{"user_rate":{"above":1,"within":"1m"}}}"#
      let undone = try await world.setRules(
        #"{"rules":[\#(flood),{"id":"rash","verdict":"hide","when":{"words":["nice"]}}]}"#, of: client)
      let first = try await world.write("nice", by: "eve", to: client)
      let second = try await world.write("nice again", by: "eve", to: client)
      try await world.working {
        for comment in [first, second] { try await world.expect(comment, of: client, becomes: .accepted) }
      }
      try await world.setRules(#"{"rules":[\#(flood)]}"#, of: client)
      let job = try await world.undo(undone, of: client)
      try await world.undoing { try await world.expectDone(job, of: client) }
      #expect(world.state.comment(first)?.visibility == .public)
      #expect(world.state.comment(second)?.visibility == .hidden)
    }
  }
}
