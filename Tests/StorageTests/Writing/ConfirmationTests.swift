import GRDB
import Moderation
import Testing

@testable import Storage

@Suite struct ConfirmationTests {
  /// What an event of a kind shows to be done.
  static let shown: [(CommentEvent.Kind, Set<Action.Kind>)] = [
    (.created, []),
    (.deleted, [.delete, .hide]),
    (.hidden, [.hide]),
    (.restrictedToFriends, []),
    (.madePublic, [.unhide]),
  ]

  @Test("An event confirms the actions it shows done, whatever their state, and no others", arguments: shown)
  func table(echo: CommentEvent.Kind, confirms: Set<Action.Kind>) async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    let later = TestClock.start + .seconds(60)
    for kind in Action.Kind.allCases {
      for state in Action.State.allCases {
        let comment = "\(kind.name) \(state.name)"
        let plan = PlannedAction(requested: kind, carriedOutAs: kind)
        #expect(
          await test.record([.comment(comment, verdict: .hide, action: plan, of: account, in: scope)]) == [.stored])
        _ = try await test.onWriter { db in
          try db.execute(
            sql: "UPDATE actions SET state = ? WHERE event_id = (SELECT id FROM events WHERE comment_id = ?)",
            arguments: [state.rawValue, comment])
        }
        #expect(
          await test.record([.comment(comment, kind: echo, occurredAt: later, of: account, in: scope)]) == [.stored])
        let reached = try await test.count(
          """
          SELECT actions.state FROM actions JOIN events ON events.id = actions.event_id WHERE events.comment_id = ?
          """, [comment])
        let expected: Action.State = confirms.contains(kind) ? .confirmed : state
        #expect(reached == expected.rawValue, "\(echo.name) after \(comment)")
      }
    }
  }

  @Test("The same comment id at another account confirms nothing")
  func otherAccount() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    let other = try await test.addAccount("other", in: scope)
    _ = await test.record([.doomed("1", of: account, in: scope)])
    #expect(await test.record([.comment("1", kind: .deleted, of: other, in: scope)]) == [.stored])
    #expect(try await test.count("SELECT state FROM actions") == Action.State.requested.rawValue)
  }

  @Test("An echo in the same batch as its comment confirms it")
  func sameBatch() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    _ = await test.record([
      .doomed("1", of: account, in: scope), .comment("1", kind: .deleted, of: account, in: scope),
    ])
    #expect(try await test.count("SELECT state FROM actions") == Action.State.confirmed.rawValue)
  }

  @Test("What is confirmed never goes back, whatever happens to the comment")
  func neverBack() async throws {
    let test = try TestDatabase()
    let scope = try await test.addTenant("a")
    let account = try await test.addAccount(in: scope)
    _ = await test.record([.doomed("1", of: account, in: scope)])
    for kind in [CommentEvent.Kind.deleted, .madePublic, .hidden, .restrictedToFriends] {
      test.clock.advance(by: .seconds(1))
      #expect(
        await test.record([.comment("1", kind: kind, occurredAt: test.clock.now, of: account, in: scope)])
          == [.stored])
      #expect(try await test.count("SELECT state FROM actions") == Action.State.confirmed.rawValue)
    }
    #expect(
      try await test.count("SELECT updated_at FROM actions") == Int((TestClock.start + .seconds(1)).milliseconds))
  }
}
