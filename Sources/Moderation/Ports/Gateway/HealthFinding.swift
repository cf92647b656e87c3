/// One thing that keeps the gateway from doing its work.
public struct HealthFinding: Equatable, Encodable, Sendable {
  /// A stable name of what was looked at: `database`, `migrations`, `outbox`.
  public var check: String
  /// What is wrong and what to do about it, in words safe to show to anybody who reaches a listener.
  public var message: String

  public init(check: String, message: String) {
    self.check = check
    self.message = message
  }
}
