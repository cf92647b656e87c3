/// A registered webhook. Its secret is not shown.
public struct SandboxWebhook: Encodable, Equatable, Sendable {
  /// In `business`, `<app id>/<event type>`.
  public let id: String
  public let dialect: SandboxDialect
  /// The account in `open`, the app in `business`.
  public let owner: String
  public let url: String
  public let events: [String]
}
