internal import Moderation

/// TikTok's limits on calls of the business dialect, which depend on the app's level. It gives no headers to steer by,
/// so the gateway counts for itself.
public struct CallLimits: Equatable, Sendable {
  /// Calls a minute of one account to one endpoint.
  public var perAccount: Int
  /// Calls a minute of one app, all its accounts together.
  public var perApp: Int
  /// How long TikTok refuses everything after a breach.
  public var breachPause: Duration

  public init(perAccount: Int = 40, perApp: Int = 600, breachPause: Duration = .seconds(300)) {
    self.perAccount = perAccount
    self.perApp = perApp
    self.breachPause = breachPause
  }

  /// Those of an app for which some are set.
  func overridden(by app: AppCallLimits?) -> CallLimits {
    CallLimits(
      perAccount: app?.accountCallsPerMinute ?? perAccount, perApp: app?.callsPerMinute ?? perApp,
      breachPause: breachPause)
  }

  /// The last of an app's calls are only for tenants that have made fewer than these within the last minute, so that a
  /// single hide goes out at once, whatever others have pending.
  var keptForNewcomers: Int { perApp / 50 }
}
