public import Moderation
internal import Synchronization

/// Gives out the calls that TikTok's limits leave, to all workers that call it.
///
/// - Prompt hides come first, then what has no text yet, work in bulk, confirming, and what nobody else wants. Each but
///   the last has a small part of the calls even while more urgent ones want all (`Urgency+Share`).
/// - Tenants that share an app get equal parts of it, of which each may use what others leave, and so do the accounts
///   of a tenant (`FairShare`).
/// - What fails most of the time is left alone but for one call at a time (`CircuitBreaker`).
///
/// Calls are counted, and pauses end, by a clock that goes on evenly. All moments that are asked about or answered are
/// the caller's, as the wall clock has them now: one kept for later is right as long as that is not set.
public final class QuotaBroker: CallGate, QuotaReporting {
  private let desk: Mutex<CallDesk>
  private let steady: SteadyClock?
  private let changes: AsyncStream<Void>.Continuation
  /// Something is to be written down. For one reader.
  let changed: AsyncStream<Void>

  /// Without `steady` the moments that are asked about are taken for those of a clock that is never set.
  public init(_ limits: CallLimits = CallLimits(), steady: SteadyClock? = nil) {
    desk = Mutex(CallDesk(limits))
    self.steady = steady
    (changed, changes) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  public func admit(_ call: PlatformCall, at moment: Timestamp) -> CallAdmission {
    let lead = lead(at: moment)
    return desk.withLock { $0.admit(call, at: moment + lead) }.moved(by: .zero - lead)
  }

  public func ended(_ call: PlatformCall, _ result: CallResult, at moment: Timestamp) {
    let lead = lead(at: moment)
    desk.withLock { $0.ended(call, result, at: moment + lead) }
    changes.yield()
  }

  public func quota(of app: AppID, at moment: Timestamp) -> AppQuota {
    let lead = lead(at: moment)
    return desk.withLock { $0.quota(of: app, at: moment + lead) }.moved(by: .zero - lead)
  }

  public func quota(of account: Account, at moment: Timestamp) -> AccountQuota {
    let lead = lead(at: moment)
    return desk.withLock { $0.quota(of: account, at: moment + lead) }.moved(by: .zero - lead)
  }

  public func troubledAccounts(at moment: Timestamp) -> [AccountQuota] {
    let lead = lead(at: moment)
    return desk.withLock { $0.troubledAccounts(at: moment + lead) }.map { $0.moved(by: .zero - lead) }
  }

  /// As `CallDesk` says, like those below.
  func replyOpening(for account: Account, at moment: Timestamp) -> Timestamp? {
    let lead = lead(at: moment)
    return desk.withLock { $0.replyOpening(for: account, at: moment + lead) }.map { $0 - lead }
  }

  func turns(at moment: Timestamp) -> OutboxTurns {
    let lead = lead(at: moment)
    return desk.withLock { $0.turns(at: moment + lead) }
  }

  func nextOpening(at moment: Timestamp) -> Timestamp? {
    let lead = lead(at: moment)
    return desk.withLock { $0.nextOpening }.map { $0 - lead }
  }

  func wait(for call: PlatformCall, at moment: Timestamp) -> Timestamp? {
    let lead = lead(at: moment)
    return desk.withLock { $0.wait(for: call, at: moment + lead) }.map { $0 - lead }
  }

  func hasAnswered(_ call: PlatformCall, since moment: Timestamp, at now: Timestamp) -> Bool {
    let lead = lead(at: now)
    return desk.withLock { $0.hasAnswered(call, since: moment + lead) }
  }

  func use(at moment: Timestamp) -> CallUse {
    let lead = lead(at: moment)
    return desk.withLock { $0.use(at: moment + lead) }
  }

  func setLimits(_ overrides: [AppID: AppCallLimits]) { desk.withLock { $0.setLimits(overrides) } }

  /// How far the broker's clock is ahead of the caller's.
  private func lead(at moment: Timestamp) -> Duration { steady.map { $0.now() - moment } ?? .zero }
}

// What is written down, in moments of the broker's own clock.
extension QuotaBroker {
  /// What the broker's clock says when the wall clock says `moment`.
  func time(at moment: Timestamp) -> Timestamp { moment + lead(at: moment) }

  /// What is to be written down since this was asked last.
  func takeRecord() -> CallDesk.Record { desk.withLock { $0.takeRecord() } }

  func written(_ calls: [RecentCall]) { desk.withLock { $0.written(calls) } }

  /// Whether any call is under way.
  var isBusy: Bool { desk.withLock { $0.isBusy } }

  func recall(_ memory: CallMemory) { desk.withLock { $0.recall(memory) } }
}

extension CallAdmission {
  fileprivate func moved(by distance: Duration) -> CallAdmission {
    switch self {
    case .admitted: .admitted
    case .later(let moment): .later(moment + distance)
    }
  }
}

extension CallBarrier {
  fileprivate func moved(by distance: Duration) -> CallBarrier {
    switch self {
    case .paused(let until): .paused(until: until + distance)
    case .failing(let probe): .failing(nextProbe: probe + distance)
    case .usedUp(let until): .usedUp(until: until + distance)
    }
  }
}

extension AppQuota {
  fileprivate func moved(by distance: Duration) -> AppQuota {
    var quota = self
    quota.barrier = barrier?.moved(by: distance)
    return quota
  }
}

extension AccountQuota {
  fileprivate func moved(by distance: Duration) -> AccountQuota {
    var quota = self
    quota.barrier = barrier?.moved(by: distance)
    return quota
  }
}
