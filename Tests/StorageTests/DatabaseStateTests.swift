import Foundation
import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct DatabaseStateTests {
  @Test("an empty database has nothing that waits, and a size")
  func empty() async throws {
    let test = try TestDatabase()
    let state = try await test.database.state(at: test.clock.now)
    #expect(state.queuedWrites == 0 && state.waitingActions == 0 && state.dueActions == 0)
    #expect(state.oldestDueAge == nil && state.pendingScores == 0 && state.runningUndoJobs == 0)
    #expect(state.accounts == DatabaseState.Accounts() && state.reviews == DatabaseState.Reviews())
    #expect(state.runningRetryJobs == 0 && state.runningReplayJobs == 0)
    #expect(state.fileBytes > 0 && state.logBytes > 0)
    #expect(try #require(state.freeBytes) > 0)
  }

  @Test("actions of the future wait and are not due, and those of a disconnected account neither")
  func actions() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let (well, lost) = (try await test.addAccount("well", in: scope), try await test.addAccount("lost", in: scope))
    for comment in ["1", "2", "3"] { _ = await test.record([.doomed(comment, of: well, in: scope)]) }
    _ = await test.record([.doomed("4", of: lost, in: scope)])
    let now = test.clock.now + .seconds(60)
    try await test.onWriter { db in
      try db.execute(
        sql: """
          UPDATE actions SET next_attempt_at = ?
          WHERE event_id = (SELECT id FROM events WHERE comment_id = '3')
          """, arguments: [(now + .seconds(1)).milliseconds])
    }
    _ = try await AccountRepository(test.database).disconnect(lost, reason: "gone", at: now, in: scope)
    let state = try await test.database.state(at: now)
    #expect(state.waitingActions == 4 && state.dueActions == 2)
    #expect(state.oldestDueAge == .seconds(60))
    #expect(state.accounts == DatabaseState.Accounts(connected: 1, disconnected: 1, disabled: 0))
  }

  @Test("comments that wait for a person, and jobs that are not finished, are counted over all tenants")
  func peopleAndJobs() async throws {
    let test = try TestDatabase()
    let worlds = [try await World("a", in: test), try await World("b", in: test)]
    let now = test.clock.now + .seconds(90)
    let holder = worlds[0].manager.id.rawValue
    let waiting = try await test.database.pool.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM review_queue") ?? 0
    }
    try await test.onWriter { db in
      for (world, until) in zip(worlds, [now + .seconds(1), now]) {
        try db.execute(
          sql: "UPDATE review_queue SET holder_id = ?, leased_until = ? WHERE event_id = ?",
          arguments: [holder, until.milliseconds, world.waiting.id.rawValue])
      }
      try db.execute(
        sql: "UPDATE replay_jobs SET state = 2 WHERE id = ?", arguments: [worlds[1].replayJob.id.rawValue])
    }
    let state = try await test.database.state(at: now)
    #expect(state.runningRetryJobs == 2 && state.runningReplayJobs == 1)
    #expect(waiting >= 2)
    #expect(state.reviews == DatabaseState.Reviews(waiting: waiting, leased: 1, oldestAge: .seconds(90)))
  }

  @Test("what jobs came upon is done or left, and what is neither does not count")
  func items() {
    var retried = RetryJob.Counts()
    (retried.examined, retried.retried, retried.settled, retried.left) = (10, 4, 2, 1)
    #expect(retried.items == JobItems(done: 6, left: 1))
    var replayed = ReplayCounts()
    (replayed.examined, replayed.reviewed, replayed.own, replayed.awaitingScores, replayed.overtaken) = (20, 1, 2, 3, 4)
    #expect(replayed.items == JobItems(done: 10, left: 10))
  }

  @Test("a closed database is an error and no row of zeros")
  func closed() async throws {
    let test = try TestDatabase()
    await test.database.close()
    await #expect(throws: StorageError.closed) { try await test.database.state(at: test.clock.now) }
  }
}
