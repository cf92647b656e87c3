internal import Moderation
internal import Synchronization

/// Accounts that a worker leaves alone for a while, and until when.
final class AccountHolds: ClockFollower {
  private let ends = Mutex<[AccountID: Timestamp]>([:])

  /// When the next one is over, which may be past; nil where there is none.
  var nextEnd: Timestamp? { ends.withLock { $0.values.min() } }

  /// Those that are left alone at `moment`; forgets the others.
  func accounts(at moment: Timestamp) -> Set<AccountID> {
    ends.withLock { ends in
      ends = ends.filter { $0.value > moment }
      return Set(ends.keys)
    }
  }

  /// Nil ends it.
  func hold(_ account: AccountID, until moment: Timestamp?) { ends.withLock { $0[account] = moment } }

  func endAll() { ends.withLock { $0 = [:] } }

  func moveAhead(by lead: Duration) { ends.withLock { $0 = $0.mapValues { $0 - lead } } }
}
