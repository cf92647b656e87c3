internal import Moderation

/// Decides whether a call may be made now, so that TikTok's limits are kept rather than run into. No I/O and no clock of
/// its own: every question carries the moment.
///
/// TikTok counts a call when it arrives, which is some time between its start and its end. So a call counts while it is
/// under way and for a minute after it ended: however slow it was, no minute at TikTok's end holds more than the limit.
struct CallPacer {
  private static let window = Duration.seconds(60)

  private let limits: CallLimits
  private var windows: [Scope: Window] = [:]
  private var pausedApps: [AppID: Timestamp] = [:]
  private var pausedAccounts: [AccountID: Timestamp] = [:]

  init(_ limits: CallLimits) { self.limits = limits }

  /// True when `account` may make the call now, which is then under way until `ended` says otherwise. False pauses the
  /// account until it may.
  mutating func mayCall(_ kind: Action.Kind, for account: Account, at moment: Timestamp) -> Bool {
    let scopes = scopes(of: kind, for: account)
    var openings = [pausedAccounts[account.id], account.appID.flatMap { pausesApp(of: account) ? pausedApps[$0] : nil }]
    for (scope, limit) in scopes { openings.append(windows[scope, default: Window()].opening(limit, at: moment)) }
    if let until = openings.compactMap({ $0 }).max(), until > moment {
      pausedAccounts[account.id] = until
      return false
    }
    for (scope, _) in scopes { windows[scope, default: Window()].underWay += 1 }
    return true
  }

  /// A call that `mayCall` allowed is over; `isMade` is false when it never went out.
  mutating func ended(_ kind: Action.Kind, for account: Account, at moment: Timestamp, isMade: Bool) {
    for (scope, _) in scopes(of: kind, for: account) {
      windows[scope, default: Window()].end(at: moment, isMade: isMade)
    }
  }

  /// TikTok said that there were too many calls. Returns when the account may call again. In `business` the whole app
  /// waits: TikTok's answer does not tell which of the limits it was.
  mutating func breached(by account: Account, at moment: Timestamp) -> Timestamp {
    guard pausesApp(of: account) else {
      let until = moment + Self.window
      pausedAccounts[account.id] = until
      return until
    }
    let until = moment + limits.breachPause
    pausedAccounts[account.id] = until
    if let app = account.appID { pausedApps[app] = until }
    return until
  }

  /// The accounts that may not call now.
  mutating func pausedAccounts(at moment: Timestamp) -> Set<AccountID> {
    // No pause is longer than this, unless the clock was set back meanwhile.
    let latest = moment + max(limits.breachPause, Self.window)
    pausedAccounts = pausedAccounts.filter { $0.value > moment }.mapValues { min($0, latest) }
    pausedApps = pausedApps.filter { $0.value > moment }.mapValues { min($0, latest) }
    return Set(pausedAccounts.keys)
  }

  /// When the next pause ends; nil without one.
  var nextOpening: Timestamp? { pausedAccounts.values.min() }

  private func pausesApp(of account: Account) -> Bool { account.dialect == .business }

  /// The limits that a call counts against; `open` has none that this gateway could reach.
  private func scopes(of kind: Action.Kind, for account: Account) -> [(Scope, limit: Int)] {
    guard account.dialect == .business else { return [] }
    let own = (Scope.account(account.id, endpoint: Endpoint(kind)), limit: limits.perAccount)
    return [own] + (account.appID.map { [(.app($0), limit: limits.perApp)] } ?? [])
  }
}

extension CallPacer {
  /// A limit is counted for an account and endpoint, and for an app.
  private enum Scope: Hashable {
    case account(AccountID, endpoint: Endpoint)
    case app(AppID)
  }

  /// Hiding and unhiding are one endpoint at TikTok.
  private enum Endpoint: Hashable {
    case hide
    case delete

    init(_ kind: Action.Kind) {
      switch kind {
      case .hide, .unhide: self = .hide
      case .delete: self = .delete
      }
    }
  }

  /// The calls that count now.
  private struct Window {
    var underWay = 0
    /// When those of the last minute ended, earliest first.
    private var ends: ArraySlice<Timestamp> = []

    mutating func end(at moment: Timestamp, isMade: Bool) {
      underWay -= 1
      guard isMade else { return }
      ends.append(max(moment, ends.last ?? moment))
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
