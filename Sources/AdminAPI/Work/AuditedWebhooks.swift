internal import Moderation

/// Registers webhooks at TikTok, and keeps in the audit log what was changed there.
struct AuditedWebhooks: WebhookRegistrar {
  let registrar: any WebhookRegistrar
  let audit: any AuditLog
  let clock: WallClock

  func wantedURL(of account: AccountID, publicURL: String?, in scope: TenantScope) async throws -> String {
    try await registrar.wantedURL(of: account, publicURL: publicURL, in: scope)
  }

  func list(for account: AccountID, in scope: TenantScope) async throws -> [RegisteredWebhook] {
    try await registrar.list(for: account, in: scope)
  }

  func register(for account: AccountID, publicURL: String?, in scope: TenantScope) async throws -> RegisteredWebhook {
    let registered = try await registrar.register(for: account, publicURL: publicURL, in: scope)
    try await record(.webhookRegistered, account, "\(registered.id), \(registered.url)", scope)
    return registered
  }

  func delete(_ id: String, for account: AccountID, in scope: TenantScope) async throws {
    try await registrar.delete(id, for: account, in: scope)
    try await record(.webhookDeleted, account, id, scope)
  }

  func sync(account: AccountID, publicURL: String?, dryRun: Bool, in scope: TenantScope) async throws
    -> WebhookDifference
  {
    let difference = try await registrar.sync(account: account, publicURL: publicURL, dryRun: dryRun, in: scope)
    if dryRun { return difference }
    for webhook in difference.removed {
      try await record(.webhookDeleted, account, "\(webhook.id), \(webhook.url)", scope)
    }
    if difference.adds { try await record(.webhookRegistered, account, difference.wanted, scope) }
    return difference
  }

  private func record(_ action: AuditAction, _ account: AccountID, _ detail: String, _ scope: TenantScope) async throws
  {
    try await audit.record(
      action, "\(account)", detail: detail, by: scope.actor, of: scope.tenantID, at: clock.now())
  }
}
