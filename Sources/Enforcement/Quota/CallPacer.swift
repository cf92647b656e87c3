internal import Moderation

/// Decides whether TikTok's limits have room for a call, so that they are kept rather than run into. No I/O and no
/// clock of its own: every question carries the moment.
struct CallPacer {
  /// Who makes calls of an app.
  struct Party: Hashable {
    var tenantID: TenantID
    var accountID: AccountID
    var urgency: PlatformCall.Urgency
  }

  /// What has no room for a call, and until when it is of no use to ask again.
  enum Refusal: Equatable {
    case account(Timestamp)
    /// What is left of the app's calls is not for this tenant.
    case share(Timestamp)
    case app(Timestamp)
  }

  /// What TikTok counts within an app.
  struct Scope: Hashable {
    var appID: AppID
    var accountID: AccountID
    var endpoint: PlatformCall.Endpoint
  }

  /// How long an app rests that had too many calls within a second: TikTok takes more in the next.
  private static let secondPause = Duration.seconds(2)
  /// How soon to ask again where a call has to be written down first.
  private static let writingPause = Duration.milliseconds(50)

  private let defaults: CallLimits
  /// Of the apps for which some are set.
  var overrides: [AppID: AppCallLimits] = [:]
  private var accounts: [Scope: CallWindow<PlatformCall.Urgency>] = [:]
  private var apps: [AppID: CallWindow<Party>] = [:]
  private var paces: [AppID: CallPace] = [:]
  private var refusals = RefusalJudge()
  /// Somebody writes down what is called.
  private var isKept = false
  /// When gateways were started after a crash within the last minute, earliest first: there may have been calls before
  /// of which nobody knows.
  private var crashes: [Timestamp] = []
  /// Of all apps together.
  private var outboxCalls = OutboxCalls()
  private(set) var pauses: [CallPause.Subject: Timestamp] = [:]

  init(_ limits: CallLimits) { defaults = limits }

  func limits(of app: AppID?) -> CallLimits { defaults.overridden(by: app.flatMap { overrides[$0] }) }

  /// Nil where there is room.
  mutating func refusal(of call: PlatformCall, at moment: Timestamp) -> Refusal? {
    if let until = pause(of: .account(call.accountID), at: moment) { return .account(until) }
    guard let app = call.appID else { return nil }
    if let until = pause(of: .app(app), at: moment) { return .app(until) }
    if let opening = accountOpening(for: call, at: moment) { return .account(opening) }
    let window = calls(of: app, at: moment)
    let ceiling = appCeiling(for: call, in: window)
    let spread =
      call.urgency.isSpread && !isOwed(call.urgency, of: app, in: window)
      ? window.spreadOpening(ceiling, burst: ceiling / 10, at: moment) : nil
    if let opening = [window.opening(ceiling, at: moment), spread].compactMap({ $0 }).max() {
      guard call.urgency == .prompt else {
        return .app(min(opening, owedOpening(call.urgency, of: app, in: window, at: moment) ?? opening))
      }
      return window.calls < limits(of: app).perApp ? .share(opening) : .app(opening)
    }
    return secondOpening(of: app, at: moment).map { .app($0) } ?? writingRefusal(of: call, in: window, at: moment)
  }

  /// Calls that a crash would forget are only so many, so that whoever starts after one knows what to take for made.
  private func writingRefusal(of call: PlatformCall, in window: CallWindow<Party>, at moment: Timestamp) -> Refusal? {
    guard isKept, let scope = Scope(call) else { return nil }
    let limits = limits(of: scope.appID)
    if window.unwritten >= limits.unwrittenPerApp { return .app(moment + Self.writingPause) }
    let unwritten = accounts[scope]?.unwritten ?? 0
    return unwritten >= limits.unwrittenPerAccount ? .account(moment + Self.writingPause) : nil
  }

  /// How many calls of the app may begin now, as far as its limit a second goes.
  mutating func room(of app: AppID, at moment: Timestamp) -> Int {
    secondOpening(of: app, at: moment) == nil
      ? paces[app, default: CallPace()].room(limits(of: app).perSecond, at: moment) : 0
  }

  private mutating func secondOpening(of app: AppID, at moment: Timestamp) -> Timestamp? {
    // Nobody knows how many calls the second before a crash had.
    if let start = crashes.last, limits(of: app).perSecond <= limits(of: app).unwrittenPerApp,
      moment < start + .seconds(1)
    {
      return start + .seconds(1)
    }
    return paces[app, default: CallPace()].opening(limits(of: app).perSecond, at: moment)
  }

  /// When the account's own limit leaves room for the call; nil when it does now, whatever its app's limit does.
  mutating func accountOpening(for call: PlatformCall, at moment: Timestamp) -> Timestamp? {
    guard let scope = Scope(call) else { return nil }
    let limit = limits(of: call.appID).perAccount
    accounts[scope]?.pass(to: moment)
    let window = accounts[scope] ?? newWindow(of: scope, at: moment)
    if window.counts[call.urgency] ?? 0 < call.urgency.floor(of: limit) { return window.opening(limit, at: moment) }
    let ceiling = call.urgency.ceiling(of: limit)
    let spread = call.urgency.isSpread ? window.spreadOpening(ceiling, burst: ceiling / 2, at: moment) : nil
    return [window.opening(ceiling, at: moment), spread].compactMap { $0 }.max()
  }

  /// How many calls the app may have had when it has no more for this one.
  func appCeiling(for call: PlatformCall, in window: CallWindow<Party>) -> Int {
    let limits = limits(of: call.appID)
    guard call.urgency == .prompt else {
      return call.appID.map { isOwed(call.urgency, of: $0, in: window) } ?? true
        ? max(1, limits.perApp - limits.keptForNewcomers) : call.urgency.ceiling(of: limits.perApp)
    }
    let isNewcomer = window.promptCalls(of: call.tenantID) < limits.keptForNewcomers
    return isNewcomer ? limits.perApp : limits.perApp - limits.keptForNewcomers
  }

  /// Whether the next call is one of those that the urgency has of the app whoever else wants them.
  func isOwed(_ urgency: PlatformCall.Urgency, of app: AppID, in window: CallWindow<Party>) -> Bool {
    window.calls(of: urgency) < urgency.floor(of: limits(of: app).perApp)
  }

  /// When the urgency is owed a call again; nil when it is now.
  private func owedOpening(
    _ urgency: PlatformCall.Urgency, of app: AppID, in window: CallWindow<Party>, at moment: Timestamp
  ) -> Timestamp? {
    window.opening(urgency.floor(of: limits(of: app).perApp), at: moment) { $0.urgency == urgency }
  }

  /// The call is under way until `ended` says otherwise.
  mutating func began(_ call: PlatformCall, at moment: Timestamp) {
    guard let app = call.appID, let scope = Scope(call) else { return }
    let limits = limits(of: app)
    open(scope, at: moment)
    accounts[scope]?.begin(call.urgency)
    apps[app]?.begin(Party(call))
    outboxCalls.add(Party(call), of: app)
    paces[app, default: CallPace()].began(at: moment)
    guard call.urgency.isSpread else { return }
    accounts[scope]?.spread(call.urgency.ceiling(of: limits.perAccount), at: moment)
    apps[app]?.spread(call.urgency.ceiling(of: limits.perApp), at: moment)
  }

  /// `isMade` is false when the call never went out.
  mutating func ended(_ call: PlatformCall, at moment: Timestamp, isMade: Bool) {
    guard let app = call.appID, let scope = Scope(call) else { return }
    accounts[scope, default: CallWindow()].end(call.urgency, at: moment, isMade: isMade)
    apps[app, default: CallWindow()].end(Party(call), at: moment, isMade: isMade)
    if !isMade { outboxCalls.remove(Party(call), of: app) }
  }

  /// The call, which ended, was written down.
  mutating func written(_ call: PlatformCall) {
    guard let app = call.appID, let scope = Scope(call) else { return }
    accounts[scope]?.written()
    apps[app]?.written()
  }

  /// What was written down before the gateway started. From now on somebody writes down what is called. For each crash
  /// each app and each account has as many calls more as could be such as were not written down.
  mutating func recall(_ memory: CallMemory) {
    isKept = true
    for pause in memory.pauses { pauses[pause.subject] = pause.until }
    var calls = memory.calls[...]
    for crash in memory.crashes {
      let earlier = calls.prefix { $0.endedAt <= crash }
      recall(earlier)
      calls = calls.dropFirst(earlier.count)
      for scope in Array(accounts.keys) {
        let count = limits(of: scope.appID).unwrittenPerAccount
        accounts[scope]?.assume(count, endedAt: crash)
      }
      for app in Array(apps.keys) {
        let count = limits(of: app).unwrittenPerApp
        apps[app]?.assume(count, endedAt: crash)
      }
      crashes.append(crash)
    }
    recall(calls)
  }

  private mutating func recall(_ calls: ArraySlice<RecentCall>) {
    for recent in calls {
      guard let app = recent.call.appID, let scope = Scope(recent.call) else { continue }
      open(scope, at: recent.endedAt)
      accounts[scope]?.recall(recent.call.urgency, endedAt: recent.endedAt)
      apps[app]?.recall(Party(recent.call), endedAt: recent.endedAt)
      outboxCalls.add(Party(recent.call), of: app)
      paces[app, default: CallPace()].began(at: recent.endedAt)
    }
  }

  /// Begins to count the account's and its app's calls, where none were counted.
  private mutating func open(_ scope: Scope, at moment: Timestamp) {
    if accounts[scope] == nil { accounts[scope] = newWindow(of: scope, at: moment) }
    if apps[scope.appID] == nil { apps[scope.appID] = newWindow(of: scope.appID, at: moment) }
  }

  private func newWindow(of scope: Scope, at moment: Timestamp) -> CallWindow<PlatformCall.Urgency> {
    newWindow(assuming: limits(of: scope.appID).unwrittenPerAccount, at: moment)
  }

  private func newWindow(of app: AppID, at moment: Timestamp) -> CallWindow<Party> {
    newWindow(assuming: limits(of: app).unwrittenPerApp, at: moment)
  }

  private func newWindow<Caller>(assuming count: Int, at moment: Timestamp) -> CallWindow<Caller> {
    var window = CallWindow<Caller>()
    for crash in crashes where moment < crash + .callWindow { window.assume(count, endedAt: crash) }
    return window
  }

  /// TikTok said that there were too many calls.
  mutating func breached(by call: PlatformCall, at moment: Timestamp) -> CallPause {
    let pause: CallPause
    if let scope = Scope(call) {
      let isPaused = self.pause(of: .app(scope.appID), at: moment) != nil
      let mayBeSecond = mayBeSecond(scope, at: moment)
      pause =
        switch refusals.refused(scope, isPaused: isPaused, mayBeSecond: mayBeSecond) {
        case .second: CallPause(of: .app(scope.appID), until: moment + Self.secondPause)
        case .minuteOfApp: CallPause(of: .app(scope.appID), until: moment + defaults.breachPause)
        case .minuteOfAccount: CallPause(of: .account(scope.accountID), until: moment + defaults.breachPause)
        }
    } else {
      pause = CallPause(of: .account(call.accountID), until: moment + .callWindow)
    }
    let until = max(pause.until, pauses[pause.subject] ?? pause.until)
    pauses[pause.subject] = until
    return CallPause(of: pause.subject, until: until)
  }

  /// TikTok answered the call, so that it was not one too many.
  mutating func answered(_ call: PlatformCall) { if let scope = Scope(call) { refusals.answered(scope) } }

  private mutating func mayBeSecond(_ scope: Scope, at moment: Timestamp) -> Bool {
    let limits = limits(of: scope.appID)
    let isMinuteFull =
      calls(of: scope.appID, at: moment).calls * 10 >= limits.perApp * 9
      || calls(of: scope.accountID, scope.appID, to: scope.endpoint, at: moment) * 10 >= limits.perAccount * 9
    return !isMinuteFull || !paces[scope.appID, default: CallPace()].isQuiet(limits.perSecond, at: moment)
  }

  /// When the pause is over; nil where there is none.
  mutating func pause(of subject: CallPause.Subject, at moment: Timestamp) -> Timestamp? {
    guard let until = pauses[subject] else { return nil }
    guard until > moment else {
      pauses[subject] = nil
      return nil
    }
    return until
  }

  /// The calls of each app that has any which count now.
  mutating func calls(at moment: Timestamp) -> [AppID: CallWindow<Party>] {
    for app in Array(apps.keys) { pass(app, to: moment) }
    apps = apps.filter { $0.value.calls > 0 }
    return apps
  }

  /// Who made those of them that the outbox goes by.
  mutating func outboxCalls(at moment: Timestamp) -> OutboxCalls {
    for app in Array(apps.keys) { pass(app, to: moment) }
    return outboxCalls
  }

  mutating func calls(of app: AppID, at moment: Timestamp) -> CallWindow<Party> {
    pass(app, to: moment)
    return apps[app] ?? newWindow(of: app, at: moment)
  }

  private mutating func pass(_ app: AppID, to moment: Timestamp) {
    for party in apps[app]?.pass(to: moment) ?? [] { outboxCalls.remove(party, of: app) }
  }

  mutating func calls(of account: AccountID, _ app: AppID, to endpoint: PlatformCall.Endpoint, at moment: Timestamp)
    -> Int
  {
    let scope = Scope(appID: app, accountID: account, endpoint: endpoint)
    accounts[scope]?.pass(to: moment)
    return (accounts[scope] ?? newWindow(of: scope, at: moment)).calls
  }

  /// The accounts that have next to no call left to an endpoint.
  mutating func fullAccounts(at moment: Timestamp) -> Set<Scope> {
    for scope in Array(accounts.keys) { accounts[scope]?.pass(to: moment) }
    return Set(accounts.filter { $0.value.calls * 20 >= limits(of: $0.key.appID).perAccount * 19 }.keys)
  }

  /// Whether any call is under way.
  var isBusy: Bool { apps.values.contains { $0.underWayCount > 0 } }

  /// How much of the limits is used by the account, and by the app, that has used the most: 1 is all of it.
  mutating func greatestUse(at moment: Timestamp) -> (account: Double, app: Double) {
    for scope in accounts.keys { accounts[scope]?.pass(to: moment) }
    accounts = accounts.filter { $0.value.calls > 0 }
    return (
      accounts.map { Double($0.value.calls) / Double(limits(of: $0.key.appID).perAccount) }.max() ?? 0,
      calls(at: moment).map { Double($0.value.calls) / Double(limits(of: $0.key).perApp) }.max() ?? 0
    )
  }
}

extension CallPacer.Scope {
  /// `open` has no limits that this gateway could reach.
  init?(_ call: PlatformCall) {
    guard let app = call.appID else { return nil }
    self.init(appID: app, accountID: call.accountID, endpoint: call.endpoint)
  }
}

extension CallPacer.Party {
  init(_ call: PlatformCall) {
    self.init(tenantID: call.tenantID, accountID: call.accountID, urgency: call.urgency)
  }
}

extension CallWindow<CallPacer.Party> {
  func calls(of urgency: PlatformCall.Urgency) -> Int {
    counts.reduce(0) { $0 + ($1.key.urgency == urgency ? $1.value : 0) }
  }

  func promptCalls(of tenant: TenantID) -> Int {
    counts.reduce(0) { $0 + ($1.key.tenantID == tenant && $1.key.urgency == .prompt ? $1.value : 0) }
  }
}
