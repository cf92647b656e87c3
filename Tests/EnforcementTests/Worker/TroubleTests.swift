import Enforcement
import Moderation
import Sandbox
import Testing

/// What becomes of actions when TikTok is in trouble or says no.
@Suite(.timeLimit(.minutes(5))) struct TroubleTests {
  @Test(
    "A fault that passes is tried again on schedule, and no sooner",
    arguments: [
      (Dialect.business, SandboxFault.Kind.httpStatus(500)), (.business, .code("50000")), (.business, .code("40050")),
      (.business, .lostAnswer), (.open, .httpStatus(503)), (.open, .code("internal_error")), (.open, .lostAnswer),
    ])
  func transient(dialect: Dialect, fault: SandboxFault.Kind) async throws {
    try await World.run { world in
      let client = try await world.addClient(dialect)
      try world.state.addFault(SandboxFault(fault))
      let comment = try await world.comment(.delete, to: client)
      let began = world.clock.now
      try await world.working {
        let failed = try #require(await world.action(on: comment, of: client) { $0.attempts == 1 })
        #expect(failed.state == .requested && failed.lastError != nil)
        #expect(failed.nextAttemptAt >= began + .seconds(4))
        // Somebody else's action wakes the worker: that must not make it hurry.
        let other = try await world.comment(.delete, to: client)
        try await world.expect(other, of: client, becomes: .accepted)
        #expect(try await world.action(on: comment, of: client)?.attempts == 1)
        world.advance(by: .seconds(7))
        // After a lost answer the comment may be gone already, which is as good.
        let done = try #require(await world.action(on: comment, of: client) { $0.attempts == 2 })
        #expect(done.state == .accepted || done.state == .confirmed)
        #expect(done.lastError == nil)
      }
      #expect(world.state.calls(on: comment).count == 2)
      #expect(world.state.comment(comment)?.visibility != .public)
    }
  }

  @Test("When the schedule is used up while TikTok answers others the action is dead, and stays so")
  func dead() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      let comment = try await world.comment(.hide, to: client)
      let schedule = RetrySchedule(delays: [.seconds(5), .seconds(300)])
      try world.state.addFault(SandboxFault(.httpStatus(500), .probability(1)))
      try await world.working(world.worker(schedule: schedule)) {
        for attempt in 1...3 {
          if attempt == 3 {
            world.state.removeAllFaults()
            let answered = try await world.comment(.hide, to: client)
            try await world.expect(answered, of: client, becomes: .accepted)
            try world.state.addFault(SandboxFault(.httpStatus(500), .probability(1)))
            world.advance(by: .seconds(400))
          }
          let action = try #require(await world.action(on: comment, of: client) { $0.attempts == attempt })
          #expect(action.attempts == attempt && action.state == (attempt == 3 ? .dead : .requested))
          if attempt == 1 { world.advance(by: .seconds(400)) }
        }
        // Another one goes its way, and the dead one is not looked at.
        world.state.removeAllFaults()
        let other = try await world.comment(.hide, to: client)
        try await world.expect(other, of: client, becomes: .accepted)
      }
      #expect(world.state.calls(on: comment).count == 3)
      #expect(try await world.action(on: comment, of: client)?.lastError?.contains("500") == true)
    }
  }

  @Test(
    "An error that trying again cannot mend stops the action at once",
    arguments: [
      (Dialect.business, "40002"), (.business, "40001"), (.business, "40130"), (.open, "invalid_params"),
      (.open, "scope_not_authorized"),
    ])
  func final(dialect: Dialect, code: String) async throws {
    try await World.run { world in
      let client = try await world.addClient(dialect)
      try world.state.addFault(SandboxFault(.code(code)))
      let comment = try await world.comment(.delete, to: client)
      try await world.working {
        let action = try await world.expect(comment, of: client, becomes: .failed)
        #expect(action.state == .failed && action.attempts == 1)
        #expect(action.lastError?.contains(code) == true)
      }
      #expect(world.state.calls().count == 1)
    }
  }

  @Test(
    "After too many calls the account waits, and no attempt is used up",
    arguments: [(Dialect.business, "40100", 2), (.open, "rate_limit_exceeded", 60)])
  func rateLimited(dialect: Dialect, code: String, pause: Int) async throws {
    try await World.run { world in
      let client = try await world.addClient(dialect)
      try world.state.addFault(SandboxFault(.code(code)))
      let comment = try await world.comment(.delete, to: client)
      let began = world.clock.now
      try await world.working {
        let waits = try #require(await world.action(on: comment, of: client) { $0.lastError != nil })
        #expect(waits.state == .requested && waits.attempts == 0)
        #expect(waits.lastError?.contains(code) == true)
        #expect(waits.nextAttemptAt >= began + .seconds(pause))
        // The account's other actions wait with it; another app's do not, nor does anything stop for them.
        let second = try await world.comment(.delete, to: client)
        let witness = try await world.addClient(.open, "witness")
        let free = try await world.comment(.delete, to: witness)
        try await world.expect(free, of: witness, becomes: .accepted)
        let isLeftAlone = world.state.calls(on: second).isEmpty
        #expect(isLeftAlone || world.clock.now >= waits.nextAttemptAt)
        world.advance(by: .seconds(pause + 1))
        for id in [comment, second] {
          let done = try await world.expect(id, of: client, becomes: .accepted)
          #expect(done.state == .accepted && done.attempts == 1)
        }
      }
    }
  }

  @Test("A backlog beyond the quota is worked off without running into it")
  func paced() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      for _ in 0..<90 { try await world.comment(.hide, to: client) }
      try await world.working { () async throws in
        for done in [40, 80, 90] {
          #expect(try await eventually { world.state.calls().count == done })
          #expect(
            try await eventually { try await world.actions(of: client).count { $0.state == .accepted } == done })
          world.advance(by: .seconds(62))
        }
      }
      #expect(world.state.calls().allSatisfy { $0.succeeded })
    }
  }

  @Test("A call that TikTok never answers is given up and tried again")
  func timeout() async throws {
    try await World.run { world in
      let client = try await world.addClient()
      try world.state.addFault(SandboxFault(.timeout))
      let comment = try await world.comment(.hide, to: client)
      try await world.working {
        #expect(try await eventually { try await world.action(on: comment, of: client)?.attempts == 1 })
        world.advance(by: .seconds(7))
        try await world.expect(comment, of: client, becomes: .accepted)
      }
    }
  }

  @Test("What was asked for while TikTok was down is done when it is back")
  func downAndBack() async throws {
    try await World.run(isUp: false) { world in
      let client = try await world.addClient()
      let comments = [try await world.comment(.hide, to: client), try await world.comment(.delete, to: client)]
      try await world.working {
        for comment in comments {
          let action = try #require(await world.action(on: comment, of: client) { $0.attempts == 1 })
          #expect(action.state == .requested && action.lastError != nil)
        }
        _ = try await world.sandbox.start()
        world.advance(by: .seconds(7))
        for comment in comments {
          try await world.expect(comment, of: client, becomes: .accepted)
        }
      }
      #expect(world.state.calls().count == 2)
    }
  }
}
