/// TikTok's limits on calls of the business dialect, which depend on the app's level. It gives no headers to steer by,
/// so the gateway counts for itself.
public struct CallLimits: Sendable {
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
}
