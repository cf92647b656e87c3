internal import Moderation

/// TikTok's limits on calls of the business dialect, which depend on the app's level. It gives no headers to steer by,
/// so the gateway counts for itself.
public struct CallLimits: Equatable, Sendable {
  /// Calls a minute of one account to one endpoint.
  public var perAccount: Int
  /// Calls a minute of one app, all its accounts together.
  public var perApp: Int
  /// Calls a second of one app.
  public var perSecond: Int
  /// How long TikTok refuses everything after too many calls within a minute.
  public var breachPause: Duration

  /// Without `perSecond` it is a sixtieth of the calls a minute, as at each of TikTok's levels.
  public init(
    perAccount: Int = 40, perApp: Int = 600, perSecond: Int? = nil, breachPause: Duration = .seconds(300)
  ) {
    self.perAccount = perAccount
    self.perApp = perApp
    self.perSecond = perSecond ?? Self.perSecond(of: perApp)
    self.breachPause = breachPause
  }

  /// Those of an app for which some are set: who allows it other calls a minute allows it others a second.
  func overridden(by app: AppCallLimits?) -> CallLimits {
    CallLimits(
      perAccount: app?.accountCallsPerMinute ?? perAccount, perApp: app?.callsPerMinute ?? perApp,
      perSecond: app?.callsPerMinute.map(Self.perSecond) ?? perSecond, breachPause: breachPause)
  }

  private static func perSecond(of perMinute: Int) -> Int { (perMinute + 59) / 60 }

  /// The last of an app's calls are only for tenants that have made fewer than these within the last minute, so that a
  /// single hide goes out at once, whatever others have pending.
  var keptForNewcomers: Int { perApp / 50 }

  /// How many calls of an app, and of an account to one endpoint, may be such as nobody would know of after a crash:
  /// under way, or not written down yet. As many are taken for made by a gateway that starts after one.
  var unwrittenPerApp: Int { min(max(1, perApp / 10), Self.mostUnwritten) }
  var unwrittenPerAccount: Int { min(max(1, perAccount / 5), Self.mostUnwritten) }

  /// More than all workers together can have.
  private static let mostUnwritten = 1000
}
