internal import Moderation

/// Decides whether a call may be made now, so that TikTok's limits are kept rather than run into. No I/O and no clock
/// of its own: every question carries the moment.
///
/// TikTok counts a call when it arrives, which is some time between its start and its end. So a call counts while it is
/// under way and for a minute after it ended: however slow it was, no minute at TikTok's end holds more than the limit.
struct CallPacer {
  private static let window = Duration.seconds(60)

  private let limits: CallLimits
  private var windows: [Scope: Window] = [:]
  private var pausedAccounts: [AccountID: Timestamp] = [:]
  private var pausedApps: [AppID: Timestamp] = [:]
  /// The accounts known to call for an app: they wait together.
  private var members: [AppID: Set<AccountID>] = [:]

  init(_ limits: CallLimits) { self.limits = limits }

  /// True when `account` may make the call now, which is then under way until `ended` says otherwise. False pauses the
  /// account, or its app, until it may.
  mutating func mayCall(_ call: PlatformCall, at moment: Timestamp) -> Bool {
    let own = ownScope(of: call)
    let app = call.appID
    let ownOpening = [
      pausedAccounts[call.accountID], own.flatMap { opening(of: $0, limits.perAccount, at: moment) },
    ].compactMap { $0 }.max()
    let appOpening = [
      app.flatMap { pausedApps[$0] }, app.flatMap { opening(of: .app($0), limits.perApp, at: moment) },
    ].compactMap { $0 }.max()
    if let app { members[app, default: []].insert(call.accountID) }
    var isFree = true
    if let ownOpening, ownOpening > moment {
      pausedAccounts[call.accountID] = ownOpening
      isFree = false
    }
    if let app, let appOpening, appOpening > moment {
      pausedApps[app] = appOpening
      isFree = false
    }
    guard isFree else { return false }
    for scope in [own, app.map(Scope.app)].compactMap({ $0 }) { windows[scope, default: Window()].underWay += 1 }
    return true
  }

  /// When the account may send another reply, where that is later than `moment` because of the replies it has sent: its
  /// other calls need not wait for that.
  mutating func replyOpening(for account: Account, at moment: Timestamp) -> Timestamp? {
    let call = PlatformCall(.reply, for: account, urgency: .prompt)
    guard let scope = ownScope(of: call) else { return nil }
    return opening(of: scope, limits.perAccount, at: moment).flatMap { $0 > moment ? $0 : nil }
  }

  /// A call that `mayCall` allowed is over; `isMade` is false when it never went out.
  mutating func ended(_ call: PlatformCall, at moment: Timestamp, isMade: Bool) {
    for scope in [ownScope(of: call), call.appID.map(Scope.app)].compactMap({ $0 }) {
      windows[scope, default: Window()].end(at: moment, isMade: isMade)
    }
  }

  /// TikTok said that there were too many calls. Returns when the account may call again. In `business` the whole app
  /// waits: TikTok's answer does not tell which of the limits it was.
  mutating func breached(by call: PlatformCall, at moment: Timestamp) -> Timestamp {
    guard let app = call.appID else {
      let until = moment + Self.window
      pausedAccounts[call.accountID] = until
      return until
    }
    let until = moment + limits.breachPause
    pausedApps[app] = until
    members[app, default: []].insert(call.accountID)
    return until
  }

  /// The accounts that may not call now, those of paused apps included as far as they are known.
  mutating func pausedAccounts(at moment: Timestamp) -> Set<AccountID> {
    // No pause is longer than this, unless the clock was set back meanwhile.
    let latest = moment + max(limits.breachPause, Self.window)
    pausedAccounts = pausedAccounts.filter { $0.value > moment }.mapValues { min($0, latest) }
    pausedApps = pausedApps.filter { $0.value > moment }.mapValues { min($0, latest) }
    return pausedApps.keys.reduce(into: Set(pausedAccounts.keys)) { $0.formUnion(members[$1] ?? []) }
  }

  /// How much of the limits is used.
  struct Use: Equatable, Sendable {
    /// Of the account, and of the app, that has used the most of its calls a minute: 1 is all of them.
    var account = 0.0
    var app = 0.0
    var pausedAccounts = 0
    var pausedApps = 0
  }

  mutating func use(at moment: Timestamp) -> Use {
    _ = pausedAccounts(at: moment)
    var use = Use(pausedAccounts: pausedAccounts.count, pausedApps: pausedApps.count)
    for (scope, window) in windows {
      let calls = Double(window.calls(at: moment))
      switch scope {
      case .account: use.account = max(use.account, calls / Double(limits.perAccount))
      case .app: use.app = max(use.app, calls / Double(limits.perApp))
      }
    }
    return use
  }

  /// When the next pause ends; nil without one.
  var nextOpening: Timestamp? { [pausedAccounts.values.min(), pausedApps.values.min()].compactMap { $0 }.min() }

  /// `open` has no limits that this gateway could reach.
  private func ownScope(of call: PlatformCall) -> Scope? {
    call.appID.map { _ in .account(call.accountID, endpoint: call.endpoint) }
  }

  private mutating func opening(of scope: Scope, _ limit: Int, at moment: Timestamp) -> Timestamp? {
    windows[scope, default: Window()].opening(limit, at: moment)
  }
}

extension CallPacer {
  /// A limit is counted for an account and endpoint, and for an app.
  fileprivate enum Scope: Hashable {
    case account(AccountID, endpoint: PlatformCall.Endpoint)
    case app(AppID)
  }

  /// The calls that count now.
  fileprivate struct Window {
    var underWay = 0
    /// When those of the last minute ended, earliest first.
    private var ends: ArraySlice<Timestamp> = []

    mutating func end(at moment: Timestamp, isMade: Bool) {
      underWay -= 1
      guard isMade else { return }
      ends.append(max(moment, ends.last ?? moment))
    }

    /// Those that count, without a look at a clock that was set back.
    func calls(at moment: Timestamp) -> Int {
      underWay + ends.count { $0 + CallPacer.window > moment }
    }

    /// When there may be room for one more call; nil when there is now.
    mutating func opening(_ limit: Int, at moment: Timestamp) -> Timestamp? {
      // After the clock was set back none may count for longer than a minute from now.
      if let last = ends.last, last > moment { ends = ArraySlice(ends.map { min($0, moment) }) }
      ends = ends.drop { $0 + CallPacer.window <= moment }
      let excess = underWay + ends.count - limit
      guard excess >= 0 else { return nil }
      // The calls under way end no sooner than now.
      return excess < ends.count ? ends[ends.startIndex + excess] + CallPacer.window : moment + CallPacer.window
    }
  }
}
