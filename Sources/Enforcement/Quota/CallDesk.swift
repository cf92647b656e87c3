internal import Moderation

/// Decides on each call, from TikTok's limits, from who else wants calls, and from how the latest ones went. No I/O and
/// no clock of its own: every question carries the moment.
struct CallDesk {
  /// What is to be written down of what happened.
  struct Record {
    var calls: [RecentCall] = []
    var pauses: [CallPause] = []
    var breaches: [QuotaBreach] = []
    var openings: [CircuitBreakers.Opening] = []

    var isEmpty: Bool { calls.isEmpty && pauses.isEmpty && breaches.isEmpty && openings.isEmpty }
  }

  /// How soon somebody asks again who found calls left, and others before them.
  private static let turnPause = Duration.milliseconds(50)
  private static let longestClosing = Duration.seconds(300)

  private var pacer: CallPacer
  private var shares: [AppID: FairShare] = [:]
  private var breakers = CircuitBreakers()
  private var closed = ClosedLines()
  private var record = Record()

  init(_ limits: CallLimits) { pacer = CallPacer(limits) }

  /// As `CallGate` says.
  mutating func admit(_ call: PlatformCall, at moment: Timestamp) -> CallAdmission {
    if let (subject, until) = breakers.opening(for: call, at: moment) {
      switch subject {
      case .app: closed.closeApp(of: call, until: until)
      case .account:
        closed.closeAccount(of: call, until: until)
        withdraw(call)
      }
      return .later(until)
    }
    switch pacer.refusal(of: call, at: moment) {
    case .account(let until):
      closed.closeAccount(of: call, until: until)
      withdraw(call)
      return .later(until)
    case .share(let until):
      closed.closeAccount(of: call, until: until)
      return turnAway(call, until: until)
    case .app(let until):
      closed.closeApp(of: call, until: until)
      return turnAway(call, until: until)
    case nil:
      break
    }
    guard !hasOthersAhead(of: call, at: moment) else {
      let next = moment + Self.turnPause
      closed.closeAccount(of: call, until: next)
      return turnAway(call, until: next)
    }
    withdraw(call)
    pacer.began(call, at: moment)
    breakers.began(call, at: moment)
    return .admitted
  }

  private mutating func turnAway(_ call: PlatformCall, until moment: Timestamp) -> CallAdmission {
    if let app = call.appID { shares[app, default: FairShare()].claim(CallPacer.Party(call), until: moment) }
    return .later(moment)
  }

  /// The account got a call, or cannot use one, whatever its app has left.
  private mutating func withdraw(_ call: PlatformCall) {
    call.appID.map { shares[$0]?.withdraw(CallPacer.Party(call)) }
  }

  /// Whether those who wait and come first want all that the app has left.
  private mutating func hasOthersAhead(of call: PlatformCall, at moment: Timestamp) -> Bool {
    guard let app = call.appID else { return false }
    var share = shares.removeValue(forKey: app) ?? FairShare()
    share.pass(to: moment)
    if !share.isEmpty { shares[app] = share }
    let window = pacer.calls(of: app, at: moment)
    let left = pacer.appCeiling(for: call, in: window) - window.calls
    let leftThisSecond = pacer.room(of: app, at: moment)
    let party = CallPacer.Party(call)
    let isOwed = { [pacer] in pacer.isOwed($0, of: app, in: window) }
    if share.mostAhead(in: window) >= left, share.ahead(of: party, in: window, isOwed: isOwed) >= left { return true }
    guard share.mostWaiting >= leftThisSecond else { return false }
    return share.ahead(of: party, in: window, at: moment, isOwed: isOwed) >= leftThisSecond
  }

  /// As `CallGate` says.
  mutating func ended(_ call: PlatformCall, _ result: CallResult, at moment: Timestamp) {
    pacer.ended(call, at: moment, isMade: result != .notMade)
    if result == .notMade {
      closed.open(for: call)
    } else if call.appID != nil {
      record.calls.append(RecentCall(call, endedAt: moment))
    }
    let (opening, hasClosed) = breakers.ended(call, result, at: moment)
    if let opening { record.openings.append(opening) }
    if hasClosed { closed.open(for: call) }
    if result.isAnswer { pacer.answered(call) }
    guard case .failed(let failure) = result, failure.kind == .rateLimited else { return }
    record.pauses.append(pacer.breached(by: call, at: moment))
    record.breaches.append(QuotaBreach(of: call.appID.map { .app($0) } ?? .account(call.accountID), at: moment))
  }

  /// When the call may be made that failed or was refused just now, as far as a breach or a breaker is in its way.
  mutating func wait(for call: PlatformCall, at moment: Timestamp) -> Timestamp? {
    [
      pacer.pause(of: .account(call.accountID), at: moment),
      call.appID.flatMap { pacer.pause(of: .app($0), at: moment) },
      call.appID.flatMap { breakers.opening(of: .app($0), at: moment) },
      breakers.opening(of: .account(call.accountID), at: moment),
    ].compactMap { $0 }.max()
  }

  func hasAnswered(_ call: PlatformCall, since moment: Timestamp) -> Bool {
    breakers.hasAnswered(call, since: moment)
  }

  /// When the account may send another reply, where that is later than `moment` because of those it has sent: its other
  /// calls need not wait for that.
  mutating func replyOpening(for account: Account, at moment: Timestamp) -> Timestamp? {
    pacer.accountOpening(for: PlatformCall(.reply, for: account, urgency: .prompt), at: moment)
  }

  /// Whose turn it is in the outbox.
  mutating func turns(at moment: Timestamp) -> OutboxTurns {
    closed.pass(to: moment, longest: Self.longestClosing)
    let calls = pacer.outboxCalls(at: moment)
    return OutboxTurns(
      closedAccounts: Set(closed.accounts.keys), closedApps: Set(closed.apps.keys), accountCalls: calls.accounts,
      tenantCalls: calls.tenants)
  }

  /// When a line of the outbox that is closed opens again.
  var nextOpening: Timestamp? { closed.nextOpening }

  /// What is to be written down since this was asked last.
  mutating func takeRecord() -> Record {
    defer { record = Record() }
    return record
  }

  /// These were written down, or need not be any more.
  mutating func written(_ calls: [RecentCall]) { for recent in calls { pacer.written(recent.call) } }

  var isBusy: Bool { pacer.isBusy }

  /// As `CallPacer` says.
  mutating func recall(_ memory: CallMemory) { pacer.recall(memory) }

  /// The limits of the apps that have some of their own, all of them.
  mutating func setLimits(_ overrides: [AppID: AppCallLimits]) {
    pacer.overrides = overrides
    closed.openAll()
  }
}

// What is told of it.
extension CallDesk {
  mutating func use(at moment: Timestamp) -> CallUse {
    let greatest = pacer.greatestUse(at: moment)
    let open = breakers.open(at: moment)
    var use = CallUse(account: greatest.account, app: greatest.app, openApps: open.apps, openAccounts: open.accounts)
    for subject in pacer.pauses.keys where pacer.pause(of: subject, at: moment) != nil {
      switch subject {
      case .app: use.pausedApps += 1
      case .account: use.pausedAccounts += 1
      }
    }
    return use
  }

  mutating func quota(of app: AppID, at moment: Timestamp) -> AppQuota {
    let window = pacer.calls(of: app, at: moment)
    let tally = CallTally(window)
    let limits = pacer.limits(of: app)
    shares[app]?.pass(to: moment)
    return AppQuota(
      appID: app, use: QuotaUse(limit: limits.perApp, used: window.calls), accountLimit: limits.perAccount,
      usedByUrgency: tally.all.dictionary, usedByTenant: tally.tenants.mapValues { $0.upTo(.spare) },
      waiting: shares[app]?.waiting ?? [:],
      barrier: barrier(pacer.pause(of: .app(app), at: moment), breakers.opening(of: .app(app), at: moment)))
  }

  mutating func quota(of account: Account, at moment: Timestamp) -> AccountQuota {
    var quota = AccountQuota(
      accountID: account.id,
      barrier: barrier(
        pacer.pause(of: .account(account.id), at: moment), breakers.opening(of: .account(account.id), at: moment)))
    guard account.dialect == .business, let app = account.appID else { return quota }
    let limit = pacer.limits(of: app).perAccount
    for endpoint in PlatformCall.Endpoint.allCases {
      quota.endpoints[endpoint] = QuotaUse(
        limit: limit, used: pacer.calls(of: account.id, app, to: endpoint, at: moment))
    }
    quota.barrier = quota.barrier ?? usedUp(account, at: moment).map { .usedUp(until: $0) }
    return quota
  }

  mutating func troubledAccounts(at moment: Timestamp) -> [AccountQuota] {
    var accounts: [AccountID: AccountQuota] = [:]
    for scope in pacer.fullAccounts(at: moment) {
      let limit = pacer.limits(of: scope.appID).perAccount
      let used = pacer.calls(of: scope.accountID, scope.appID, to: scope.endpoint, at: moment)
      accounts[scope.accountID, default: AccountQuota(accountID: scope.accountID)].endpoints[scope.endpoint] =
        QuotaUse(limit: limit, used: used)
    }
    for case .account(let id) in Array(pacer.pauses.keys) {
      guard let until = pacer.pause(of: .account(id), at: moment) else { continue }
      accounts[id, default: AccountQuota(accountID: id)].barrier = .paused(until: until)
    }
    for (id, probe) in breakers.openAccounts(at: moment) {
      accounts[id, default: AccountQuota(accountID: id)].barrier = .failing(nextProbe: probe)
    }
    return accounts.values.sorted { $0.accountID.rawValue < $1.accountID.rawValue }
  }

  /// When the account may call each endpoint again, however urgent it is; nil where it may now.
  private mutating func usedUp(_ account: Account, at moment: Timestamp) -> Timestamp? {
    PlatformCall.Endpoint.allCases.compactMap { endpoint in
      pacer.accountOpening(for: PlatformCall(endpoint, for: account, urgency: .prompt), at: moment)
    }.max()
  }

  private func barrier(_ pause: Timestamp?, _ probe: Timestamp?) -> CallBarrier? {
    pause.map { .paused(until: $0) } ?? probe.map { .failing(nextProbe: $0) }
  }
}
