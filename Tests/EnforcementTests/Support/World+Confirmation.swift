import Enforcement
import Moderation
import Sandbox
import ServiceLifecycle
import Testing

@testable import Storage

extension World {
  /// A little longer than TikTok may take to tell of what it did.
  static let patience = Duration.seconds(430)

  var confirmations: ConfirmationRepository { ConfirmationRepository(database) }

  func confirmationWorker(queue: (any ConfirmationQueue)? = nil, gate: (any CallGate)? = nil) -> ConfirmationWorker {
    ConfirmationWorker(
      queue: queue ?? confirmations, accounts: AccountRepository(database), reader: reader,
      gate: gate ?? RecordedGate(), clock: clock.wallClock, logger: logger)
  }

  /// Runs a worker that carries actions out and one that confirms them while `body` runs.
  func confirming(queue: (any ConfirmationQueue)? = nil, gate: (any CallGate)? = nil, _ body: () async throws -> Void)
    async throws
  {
    try await working { try await working(confirmationWorker(queue: queue, gate: gate), body) }
  }

  /// Moves the clock and has both workers look at it.
  func pass(_ duration: Duration) {
    advance(by: duration)
    database.signals.confirmations.signal()
  }

  /// Moves the clock to whatever the action waits for, step by step, until it is in `state`.
  func drive(
    _ comment: String, of client: Client, to state: Action.State, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Action {
    for _ in 0..<30 {
      let action = try #require(await action(on: comment, of: client), sourceLocation: sourceLocation)
      if action.state == state { return action }
      let next =
        action.state == .requested
        ? action.nextAttemptAt : try await confirmations.nextDue(after: clock.now) ?? clock.now
      pass(max(.zero, next - clock.now))
      // Every step is seen, so that nothing is left waiting for longer than it would be.
      let hasMoved = try await eventually { try await self.action(on: comment, of: client) != action }
      #expect(hasMoved, sourceLocation: sourceLocation)
    }
    return try await expect(comment, of: client, becomes: state, sourceLocation: sourceLocation)
  }

  /// Moves the clock on until the action on the comment is as `condition` says.
  func pass(
    _ duration: Duration, until comment: String, of client: Client, _ condition: (Action) -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Action {
    pass(duration)
    let action = try await action(on: comment, of: client, once: condition)
    #expect(action.map(condition) == true, sourceLocation: sourceLocation)
    return try #require(action, sourceLocation: sourceLocation)
  }
}
