import Moderation
import Synchronization

/// Keeps what was asked of it; `failure` is thrown instead where it is set.
final class StandInWebhooks: WebhookRegistrar {
  let calls = Mutex<[String]>([])
  let failure = Mutex<WebhookError?>(nil)

  static let registered = RegisteredWebhook(
    id: "wh-1", url: "https://gate.example/webhooks/x", events: ["video_comment_created"])

  func wantedURL(of account: AccountID, publicURL: String?, in scope: TenantScope) async throws -> String {
    try called("wanted \(account) \(publicURL ?? "-")")
    return Self.registered.url
  }

  func list(for account: AccountID, in scope: TenantScope) async throws -> [RegisteredWebhook] {
    try called("list \(account)")
    return [Self.registered]
  }

  func register(for account: AccountID, publicURL: String?, in scope: TenantScope) async throws -> RegisteredWebhook {
    try called("register \(account) \(publicURL ?? "-")")
    return Self.registered
  }

  func delete(_ id: String, for account: AccountID, in scope: TenantScope) async throws {
    try called("delete \(id) \(account)")
  }

  func sync(account: AccountID, publicURL: String?, dryRun: Bool, in scope: TenantScope) async throws
    -> WebhookDifference
  {
    try called("sync \(account) \(publicURL ?? "-") \(dryRun)")
    return WebhookDifference(wanted: Self.registered.url, kept: [Self.registered], removed: [], adds: false)
  }

  private func called(_ what: String) throws {
    calls.withLock { $0.append(what) }
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}
