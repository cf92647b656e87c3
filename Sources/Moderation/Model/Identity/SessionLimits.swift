/// How long a login lasts.
public struct SessionLimits: Equatable, Sendable {
  /// Without a request.
  public var idle: Duration
  /// Whatever is done with it.
  public var lifetime: Duration

  public init(idle: Duration = .seconds(30 * 60), lifetime: Duration = .seconds(12 * 3600)) {
    self.idle = idle
    self.lifetime = lifetime
  }
}
