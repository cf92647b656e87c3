internal import Moderation

/// Decides on each call, from TikTok's limits, from who else wants calls, and from how the latest ones went. No I/O and
/// no clock of its own: every question carries the moment, none an earlier one than the question before.
struct CallDesk {
  /// What is to be written down of what happened.
  struct Record {
    var calls: [RecentCall] = []
    var pauses: [CallPause] = []
    var openings: [CircuitBreakers.Opening] = []

    var isEmpty: Bool { calls.isEmpty && pauses.isEmpty && openings.isEmpty }
  }

  /// How soon somebody asks again who found calls left, and others before them.
  private static let turnPause = Duration.milliseconds(100)

  private var pacer: CallPacer
  private var shares: [AppID: FairShare] = [:]
  private var breakers = CircuitBreakers()
  private var closed = ClosedLines()
  private var record = Record()
  private var latest: Timestamp?
  /// The latest, oldest first.
  private var breaches: [QuotaBreach] = []
  private static let keptBreaches = 1000

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
    guard share.mostAhead(in: window) >= left else { return false }
    return share.ahead(of: CallPacer.Party(call), in: window) { [pacer] in pacer.isOwed($0, of: app, in: window) }
      >= left
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
    guard case .failed(let failure) = result, failure.kind == .rateLimited else { return }
    let pause = pacer.breached(by: call, at: moment)
    record.pauses.append(pause)
    if breaches.count == Self.keptBreaches { breaches.removeFirst() }
    breaches.append(QuotaBreach(of: pause.subject, at: moment))
  }

  func breaches(since moment: Timestamp) -> [QuotaBreach] { breaches.filter { $0.moment >= moment } }

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
    closed.pass(to: moment)
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

  /// What was written down before the gateway was started; what bears a later moment, by a clock that ran ahead.
  mutating func recall(_ calls: [RecentCall], _ pauses: [CallPause], at moment: Timestamp) {
    for call in calls { pacer.recall(call.call, endedAt: min(call.endedAt, moment)) }
    for pause in pauses { pacer.resume(pause, at: moment) }
  }

  /// The limits of the apps that have some of their own, all of them.
  mutating func setLimits(_ overrides: [AppID: AppCallLimits]) {
    pacer.overrides = overrides
    closed.openAll()
  }
}

// The clock may be set.
extension CallDesk {
  /// The moment for a question that is asked at `moment`: after the clock was set back time stands still here until
  /// that is known, so that what is kept meanwhile is moved with everything else.
  mutating func pass(to moment: Timestamp) -> Timestamp {
    let passed = max(moment, latest ?? moment)
    latest = passed
    return passed
  }

  /// As `ClockFollower` says.
  mutating func moveAhead(by lead: Duration) {
    latest = latest.map { $0 - lead }
    pacer.moveAhead(by: lead)
    for app in shares.keys { shares[app]?.moveAhead(by: lead) }
    breakers.moveAhead(by: lead)
    closed.moveAhead(by: lead)
    breaches = breaches.map { QuotaBreach(of: $0.subject, at: $0.moment - lead) }
    record.moveAhead(by: lead)
  }
}

extension CallDesk.Record {
  fileprivate mutating func moveAhead(by lead: Duration) {
    calls = calls.map { RecentCall($0.call, endedAt: $0.endedAt - lead) }
    pauses = pauses.map { CallPause(of: $0.subject, until: $0.until - lead) }
    openings = openings.map { opening in
      var moved = opening
      moved.moment = opening.moment - lead
      return moved
    }
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
