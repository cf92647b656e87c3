internal import Moderation

/// Decides whether a call may be made now, so that TikTok's limits are kept rather than run into. No I/O and no clock of
/// its own: every question carries the moment.
struct CallPacer {
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

  private static let window = Duration.seconds(60)

  private let limits: CallLimits
  /// The moments of the calls of the last minute, oldest first.
  private var calls: [Scope: [Timestamp]] = [:]
  private var pausedApps: [AppID: Timestamp] = [:]
  private var pausedAccounts: [AccountID: Timestamp] = [:]

  init(_ limits: CallLimits) { self.limits = limits }

  /// True when `account` may make the call now, which is then counted. False pauses the account until it may.
  mutating func mayCall(_ kind: Action.Kind, for account: Account, at moment: Timestamp) -> Bool {
    guard account.dialect == .business else { return true }
    var scopes = [(Scope.account(account.id, endpoint: Endpoint(kind)), limits.perAccount)]
    if let app = account.appID { scopes.append((.app(app), limits.perApp)) }
    let openings = scopes.compactMap { scope, limit in opening(of: scope, limit: limit, at: moment) }
    let pause = account.appID.flatMap { pausedApps[$0] }
    if let until = (openings + [pause].compactMap { $0 }).max(), until > moment {
      pausedAccounts[account.id] = until
      return false
    }
    for (scope, _) in scopes { calls[scope, default: []].append(moment) }
    return true
  }

  /// TikTok said that there were too many calls.
  mutating func breached(by account: Account, at moment: Timestamp) -> Timestamp {
    let until = moment + limits.breachPause
    pausedAccounts[account.id] = until
    if let app = account.appID { pausedApps[app] = until }
    return until
  }

  /// The accounts that may not call now.
  mutating func pausedAccounts(at moment: Timestamp) -> Set<AccountID> {
    pausedAccounts = pausedAccounts.filter { $0.value > moment }
    pausedApps = pausedApps.filter { $0.value > moment }
    return Set(pausedAccounts.keys)
  }

  /// When the next pause ends; nil without one.
  var nextOpening: Timestamp? { pausedAccounts.values.min() }

  /// When there is room for one more call; nil when there is now.
  private mutating func opening(of scope: Scope, limit: Int, at moment: Timestamp) -> Timestamp? {
    let start = moment - Self.window
    let recent = (calls[scope] ?? []).filter { $0 > start }
    calls[scope] = recent.isEmpty ? nil : recent
    guard recent.count >= limit else { return nil }
    return recent[recent.count - limit] + Self.window
  }
}
