/// The calls that TikTok allows one app, which depend on its level there. Nil leaves a number to the gateway's setting.
public struct AppCallLimits: Equatable, Sendable {
  /// Calls a minute of the app, all its accounts together.
  public var callsPerMinute: Int?
  /// Calls a minute of one of its accounts to one endpoint.
  public var accountCallsPerMinute: Int?

  /// What may be set.
  public static let range = 1...1_000_000

  public init(callsPerMinute: Int? = nil, accountCallsPerMinute: Int? = nil) {
    self.callsPerMinute = callsPerMinute
    self.accountCallsPerMinute = accountCallsPerMinute
  }
}
