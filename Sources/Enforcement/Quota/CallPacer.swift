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

  fileprivate struct Scope: Hashable {
    var appID: AppID
    var accountID: AccountID
    var endpoint: PlatformCall.Endpoint
  }

  private let defaults: CallLimits
  /// Of the apps for which some are set.
  var overrides: [AppID: AppCallLimits] = [:]
  private var accounts: [Scope: CallWindow<PlatformCall.Urgency>] = [:]
  private var apps: [AppID: CallWindow<Party>] = [:]
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
    guard let opening = [window.opening(ceiling, at: moment), spread].compactMap({ $0 }).max() else { return nil }
    return call.urgency == .prompt && window.calls < limits(of: app).perApp ? .share(opening) : .app(opening)
  }

  /// When the account's own limit leaves room for the call; nil when it does now, whatever its app's limit does.
  mutating func accountOpening(for call: PlatformCall, at moment: Timestamp) -> Timestamp? {
    guard let scope = Scope(call) else { return nil }
    let limit = limits(of: call.appID).perAccount
    accounts[scope]?.pass(to: moment)
    let window = accounts[scope] ?? CallWindow()
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

  /// The call is under way until `ended` says otherwise.
  mutating func began(_ call: PlatformCall, at moment: Timestamp) {
    guard let app = call.appID, let scope = Scope(call) else { return }
    let limits = limits(of: app)
    accounts[scope, default: CallWindow()].begin(call.urgency)
    apps[app, default: CallWindow()].begin(Party(call))
    outboxCalls.add(Party(call), of: app)
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

  /// TikTok counts the call still, which was made before the gateway started.
  mutating func recall(_ call: PlatformCall, endedAt moment: Timestamp) {
    guard let app = call.appID, let scope = Scope(call) else { return }
    accounts[scope, default: CallWindow()].recall(call.urgency, endedAt: moment)
    apps[app, default: CallWindow()].recall(Party(call), endedAt: moment)
    outboxCalls.add(Party(call), of: app)
  }

  /// TikTok said that there were too many calls. In `business` the whole app waits: TikTok's answer does not tell which
  /// of the limits it was.
  mutating func breached(by call: PlatformCall, at moment: Timestamp) -> CallPause {
    let pause =
      call.appID.map { CallPause(of: .app($0), until: moment + defaults.breachPause) }
      ?? CallPause(of: .account(call.accountID), until: moment + .callWindow)
    pauses[pause.subject] = pause.until
    return pause
  }

  /// The pause goes on, from before the gateway started. None is longer than this from now on, unless a clock that ran
  /// ahead wrote it down.
  mutating func resume(_ pause: CallPause, at moment: Timestamp) {
    pauses[pause.subject] = min(pause.until, moment + max(defaults.breachPause, .callWindow))
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

  /// As `ClockFollower` says.
  mutating func moveAhead(by lead: Duration) {
    for scope in accounts.keys { accounts[scope]?.moveAhead(by: lead) }
    for app in apps.keys { apps[app]?.moveAhead(by: lead) }
    pauses = pauses.mapValues { $0 - lead }
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
    return apps[app] ?? CallWindow()
  }

  private mutating func pass(_ app: AppID, to moment: Timestamp) {
    for party in apps[app]?.pass(to: moment) ?? [] { outboxCalls.remove(party, of: app) }
  }

  mutating func calls(of account: AccountID, _ app: AppID, to endpoint: PlatformCall.Endpoint, at moment: Timestamp)
    -> Int
  {
    let scope = Scope(appID: app, accountID: account, endpoint: endpoint)
    accounts[scope]?.pass(to: moment)
    return accounts[scope]?.calls ?? 0
  }

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
  fileprivate init?(_ call: PlatformCall) {
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
