public import Moderation
internal import Synchronization

/// Gives out the calls that TikTok's limits leave, to all workers that call it.
///
/// - Prompt hides come first, then what has no text yet, work in bulk, confirming, and what nobody else wants. Each but
///   the last has a small part of the calls even while more urgent ones want all (`Urgency+Share`).
/// - Tenants that share an app get equal parts of it, of which each may use what others leave, and so do the accounts
///   of a tenant (`FairShare`).
/// - What fails most of the time is left alone but for one call at a time (`CircuitBreaker`).
public final class QuotaBroker: CallGate, QuotaReporting, BreachReporting, ClockFollower {
  private let desk: Mutex<CallDesk>
  private let changes: AsyncStream<Void>.Continuation
  /// Something is to be written down. For one reader.
  let changed: AsyncStream<Void>

  public init(_ limits: CallLimits = CallLimits()) {
    desk = Mutex(CallDesk(limits))
    (changed, changes) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  public func admit(_ call: PlatformCall, at moment: Timestamp) -> CallAdmission {
    desk.withLock { $0.admit(call, at: $0.pass(to: moment)) }
  }

  public func ended(_ call: PlatformCall, _ result: CallResult, at moment: Timestamp) {
    desk.withLock { $0.ended(call, result, at: $0.pass(to: moment)) }
    changes.yield()
  }

  public func quota(of app: AppID, at moment: Timestamp) -> AppQuota {
    desk.withLock { $0.quota(of: app, at: $0.pass(to: moment)) }
  }

  public func quota(of account: Account, at moment: Timestamp) -> AccountQuota {
    desk.withLock { $0.quota(of: account, at: $0.pass(to: moment)) }
  }

  public func breaches(since moment: Timestamp) -> [QuotaBreach] { desk.withLock { $0.breaches(since: moment) } }

  public func moveAhead(by lead: Duration) { desk.withLock { $0.moveAhead(by: lead) } }

  /// As `CallDesk` says, like those below.
  func replyOpening(for account: Account, at moment: Timestamp) -> Timestamp? {
    desk.withLock { $0.replyOpening(for: account, at: $0.pass(to: moment)) }
  }

  func turns(at moment: Timestamp) -> OutboxTurns { desk.withLock { $0.turns(at: $0.pass(to: moment)) } }

  var nextOpening: Timestamp? { desk.withLock { $0.nextOpening } }

  func wait(for call: PlatformCall, at moment: Timestamp) -> Timestamp? {
    desk.withLock { $0.wait(for: call, at: $0.pass(to: moment)) }
  }

  func hasAnswered(_ call: PlatformCall, since moment: Timestamp) -> Bool {
    desk.withLock { $0.hasAnswered(call, since: moment) }
  }

  func use(at moment: Timestamp) -> CallUse { desk.withLock { $0.use(at: $0.pass(to: moment)) } }

  func takeRecord() -> CallDesk.Record { desk.withLock { $0.takeRecord() } }

  func recall(_ calls: [RecentCall], _ pauses: [CallPause], at moment: Timestamp) {
    desk.withLock { $0.recall(calls, pauses, at: moment) }
  }

  func setLimits(_ overrides: [AppID: AppCallLimits]) { desk.withLock { $0.setLimits(overrides) } }
}
