import Enforcement
import Moderation
import Sandbox
import Storage
import Synchronization
import Testing

/// Shutdown, restart, failing storage, and accounts in each other's way.
@Suite(.timeLimit(.minutes(5))) struct LifecycleTests {
  @Test("A graceful shutdown ends and records the calls under way and begins no others; a restart does those")
  func shutdown() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let first = try await world.comment(.hide, to: client)
      world.clock.advance(by: .seconds(1))
      let second = try await world.comment(.hide, to: client)
      let platform = GatedPlatform(world.moderator, holding: [client.account.id])
      let running = RunningWorker(world.worker(platform: platform, concurrency: 1), logger: world.logger)
      #expect(try await eventually { platform.begun == [first] })
      await running.shutDown()
      platform.open()
      try await running.end()
      #expect(try await world.action(on: first, of: client)?.state == .accepted)
      #expect(try await world.action(on: second, of: client)?.state == .requested)
      #expect(world.state.calls().count == 1)

      try await world.working {
        try await world.expect(second, of: client, becomes: .accepted)
      }
      #expect(world.state.calls().map(\.commentID) == [first, second])
    }
  }

  @Test("A worker without work shuts down at once")
  func idle() async throws {
    try await World.run { world in
      let running = RunningWorker(world.worker(), logger: world.logger)
      await running.shutDown()
      try await running.end()
    }
  }

  @Test("What was requested before the gateway stopped is picked up when it runs again")
  func restart() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let comment = try await world.comment(.hide, to: client)
      await world.database.close()
      let reopened = try World.open(world.folder, world.clock, world.logger)
      let worker = OutboxWorker(
        outbox: OutboxRepository(reopened),
        platform: world.moderator(on: reopened), reader: world.reader, own: world.ownComments(),
        broker: QuotaBroker(), clock: world.clock.wallClock, logger: world.logger)
      let running = RunningWorker(worker, logger: world.logger)
      #expect(try await eventually { world.state.comment(comment)?.visibility == .hidden })
      await running.shutDown()
      try await running.end()
      let actions = try await EventRepository(reopened)
        .actions(matching: ActionFilter(state: .accepted), page: PageRequest(), in: client.scope).items
      #expect(actions.map(\.commentID) == [comment])
      #expect(world.state.calls().count == 1)
      await reopened.close()
    }
  }

  @Test("Storage that cannot be read for a moment holds actions up and loses none")
  func unreadable() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let comment = try await world.comment(.hide, to: client)
      let (due, call) = (Failing(1, with: .locked), Failing(1, with: .failed(detail: "disk")))
      let outbox = HookedOutbox(world.outbox, beforeDue: { try due() }, beforeCall: { try call() })
      try await world.working(world.worker(outbox: outbox)) {
        try await world.expect(comment, of: client, becomes: .accepted)
      }
      #expect(due.isOver && call.isOver)
      #expect(world.state.calls().count == 1)
    }
  }

  @Test("An outcome that storage does not take is kept until it does: there is no second call")
  func unwritable() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let comment = try await world.comment(.hide, to: client)
      let failing = Failing(2, with: .diskFull)
      let outbox = HookedOutbox(world.outbox, beforeRecord: { try failing() })
      try await world.working(world.worker(outbox: outbox)) {
        #expect(try await eventually { world.state.calls().count == 1 })
        // Meanwhile new work wakes the worker.
        let other = try await world.comment(.hide, to: client)
        for id in [comment, other] {
          let action = try await world.expect(id, of: client, becomes: .accepted)
          #expect(action.state == .accepted && action.attempts == 1)
        }
      }
      #expect(failing.isOver)
      #expect(world.state.calls().count == 2)
    }
  }

  @Test("A shutdown does not wait for storage that does not come back, and the action is tried again later")
  func shutdownWithoutStorage() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let comment = try await world.comment(.hide, to: client)
      let outbox = HookedOutbox(world.outbox, beforeRecord: { throw StorageError.diskFull })
      let running = RunningWorker(world.worker(outbox: outbox), logger: world.logger)
      #expect(try await eventually { world.state.calls().count == 1 })
      await running.shutDown()
      try await running.end()
      #expect(try await world.action(on: comment, of: client)?.state == .requested)
      try await world.working {
        try await world.expect(comment, of: client, becomes: .accepted)
      }
    }
  }

  @Test("An account whose calls hang leaves room for another")
  func crowding() async throws {
    try await World.run { world in
      let slow = try await world.addClient(.open, "slow")
      let quick = try await world.addClient(.open, "quick")
      let platform = GatedPlatform(world.moderator, holding: [slow.account.id])
      for _ in 0..<50 { try await world.comment(.delete, to: slow) }
      let worker = world.worker(platform: platform, concurrency: 4, perAccount: 3)
      try await world.working(worker) {
        // A shutdown waits for the calls that are held.
        defer { platform.open() }
        #expect(try await eventually { platform.begun.count == 3 })
        for _ in 0..<3 {
          let comment = try await world.comment(.delete, to: quick)
          try await world.expect(comment, of: quick, becomes: .accepted)
        }
        #expect(platform.begun.count == 3)
        platform.open()
        #expect(
          try await eventually { try await world.actions(of: slow).allSatisfy { $0.state == .accepted } })
      }
      #expect(world.state.calls().count == 53)
    }
  }

  @Test("One pass over the outbox fills all places there are, over many accounts")
  func places() async throws {
    try await World.run { world in
      var clients: [Client] = []
      for index in 0..<12 { clients.append(try await world.addClient(.open, "client\(index)")) }
      for client in clients {
        for _ in 0..<8 { try await world.comment(.delete, to: client) }
      }
      let platform = GatedPlatform(world.moderator, holding: Set(clients.map(\.account.id)))
      let passes = Mutex(0)
      let outbox = HookedOutbox(world.outbox, beforeDue: { passes.withLock { $0 += 1 } })
      try await world.working(world.worker(outbox: outbox, platform: platform, concurrency: 90)) {
        defer { platform.open() }
        let areAllBegun = try await eventually { platform.begun.count == 90 }
        #expect(areAllBegun && passes.withLock { $0 } == 1)
        platform.open()
        for client in clients {
          let isDone = try await eventually {
            try await world.actions(of: client).allSatisfy { $0.state == .accepted }
          }
          #expect(isDone)
        }
      }
      #expect(world.state.calls().count == 96)
    }
  }

  @Test("Accounts found to be at their limit give their turns to others at once")
  func limitedTurns() async throws {
    try await World.run { world in
      // Far more accounts than places, and none of them may call: nothing ever ends that would wake the worker.
      for index in 0..<30 { try await world.comment(.hide, to: world.addClient(.business, "limited\(index)")) }
      let free = try await world.addClient(.open, "free")
      let comment = try await world.comment(.delete, to: free)
      try await world.working(world.worker(limits: CallLimits(perApp: 0), concurrency: 2)) { () async throws in
        try await world.expect(comment, of: free, becomes: .accepted)
      }
      #expect(world.state.calls().map(\.commentID) == [comment])
    }
  }
}
