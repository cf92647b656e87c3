public import Moderation
internal import Synchronization

/// Gives out the calls that TikTok's limits leave, to all workers that call it.
public final class QuotaBroker: CallGate {
  private let pacer: Mutex<CallPacer>

  public init(_ limits: CallLimits = CallLimits()) { pacer = Mutex(CallPacer(limits)) }

  public func admit(_ call: PlatformCall, at moment: Timestamp) -> CallAdmission {
    pacer.withLock { pacer in
      if pacer.mayCall(call, at: moment) { return .admitted }
      _ = pacer.pausedAccounts(at: moment)
      return .later(pacer.nextOpening ?? moment)
    }
  }

  public func ended(_ call: PlatformCall, _ result: CallResult, at moment: Timestamp) {
    pacer.withLock { pacer in
      pacer.ended(call, at: moment, isMade: result != .notMade)
      guard case .failed(let failure) = result, failure.kind == .rateLimited else { return }
      _ = pacer.breached(by: call, at: moment)
    }
  }

  func replyOpening(for account: Account, at moment: Timestamp) -> Timestamp? {
    pacer.withLock { $0.replyOpening(for: account, at: moment) }
  }

  func pausedAccounts(at moment: Timestamp) -> Set<AccountID> { pacer.withLock { $0.pausedAccounts(at: moment) } }

  /// When the account may call again, where it may not now.
  func pause(of accountID: AccountID, at moment: Timestamp) -> Timestamp? {
    pacer.withLock { pacer in
      pacer.pausedAccounts(at: moment).contains(accountID) ? pacer.nextOpening : nil
    }
  }

  func use(at moment: Timestamp) -> CallPacer.Use { pacer.withLock { $0.use(at: moment) } }

  var nextOpening: Timestamp? { pacer.withLock { $0.nextOpening } }
}
