internal import Moderation
internal import Synchronization

/// The one `CallPacer` of a worker, shared by the calls under way.
final class SharedPacer: Sendable {
  private let pacer: Mutex<CallPacer>

  init(_ limits: CallLimits) { pacer = Mutex(CallPacer(limits)) }

  func mayCall(_ kind: Action.Kind, for account: Account, at moment: Timestamp) -> Bool {
    pacer.withLock { $0.mayCall(kind, for: account, at: moment) }
  }

  func replyOpening(for account: Account, at moment: Timestamp) -> Timestamp? {
    pacer.withLock { $0.replyOpening(for: account, at: moment) }
  }

  func ended(_ kind: Action.Kind, for account: Account, at moment: Timestamp, isMade: Bool) {
    pacer.withLock { $0.ended(kind, for: account, at: moment, isMade: isMade) }
  }

  func breached(by account: Account, at moment: Timestamp) -> Timestamp {
    pacer.withLock { $0.breached(by: account, at: moment) }
  }

  func pausedAccounts(at moment: Timestamp) -> Set<AccountID> { pacer.withLock { $0.pausedAccounts(at: moment) } }

  func use(at moment: Timestamp) -> CallPacer.Use { pacer.withLock { $0.use(at: moment) } }

  var nextOpening: Timestamp? { pacer.withLock { $0.nextOpening } }
}
