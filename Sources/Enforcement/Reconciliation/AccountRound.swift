internal import Moderation
internal import ServiceLifecycle

/// Goes through what is due of many accounts: one piece of each at a time, several accounts at once, until nothing is
/// due any more but of accounts that have to wait.
struct AccountRound<Piece: Sendable>: Sendable {
  /// The most accounts served at once.
  let concurrency: Int
  let clock: WallClock
  /// At most so many pieces, one of each account, leaving out some accounts.
  let due: @Sendable (Timestamp, Int, Set<AccountID>) async throws -> [Piece]
  let account: @Sendable (Piece) -> AccountID
  /// Does the piece, after which it is not due any more, or answers when the account can be served again.
  let work: @Sendable (Piece) async -> Timestamp?

  /// `held` are accounts that wait, and until when. Ends early on a graceful shutdown.
  func run(_ held: inout [AccountID: Timestamp]) async throws {
    try await withThrowingTaskGroup(of: (AccountID, Timestamp?).self) { group in
      var busy: Set<AccountID> = []
      while !Task.isShuttingDownGracefully, !Task.isCancelled {
        let now = clock.now()
        // None has to wait for longer, unless the clock was set back meanwhile: then the gate is asked again.
        held = held.filter { $0.value > now && $0.value <= now + .seconds(600) }
        let free = concurrency - busy.count
        let pieces = free > 0 ? try await due(now, free, busy.union(held.keys)) : []
        for piece in pieces {
          let account = account(piece)
          busy.insert(account)
          group.addTask { (account, await self.work(piece)) }
        }
        guard let (account, again) = try await group.next() else { return }
        busy.remove(account)
        held[account] = again
      }
      for try await (account, again) in group { held[account] = again }
    }
  }
}
