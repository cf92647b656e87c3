import Moderation
import Synchronization

/// Keeps what was asked of it; a failure is thrown instead where it is set.
final class StandInWebhooks: WebhookRegistrar {
  let calls = Mutex<[String]>([])
  /// Of everything.
  let failure = Mutex<WebhookError?>(nil)
  /// Of registering and deleting alone.
  let changeFailure = Mutex<WebhookError?>(nil)
  let syncFailure = Mutex<WebhookSyncFailure?>(nil)

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
    if let failure = changeFailure.withLock({ $0 }) { throw failure }
    return Self.registered
  }

  func delete(_ id: String, for account: AccountID, in scope: TenantScope) async throws {
    try called("delete \(id) \(account)")
    if let failure = changeFailure.withLock({ $0 }) { throw failure }
  }

  func sync(account: AccountID, publicURL: String?, dryRun: Bool, in scope: TenantScope) async throws
    -> WebhookDifference
  {
    try called("sync \(account) \(publicURL ?? "-") \(dryRun)")
    if let failure = syncFailure.withLock({ $0 }) { throw failure }
    return WebhookDifference(wanted: Self.registered.url, kept: [Self.registered], removed: [], adds: false)
  }

  private func called(_ what: String) throws {
    calls.withLock { $0.append(what) }
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}
