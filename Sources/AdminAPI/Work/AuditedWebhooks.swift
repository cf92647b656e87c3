internal import Logging
internal import Moderation

/// Registers webhooks at TikTok, and keeps in the audit log what was changed there: the one way in which this module
/// changes them. What TikTok did is done, so where it cannot be written down the gateway's log has it, and nobody is
/// told that it failed; what TikTok only may have done is kept as such.
struct AuditedWebhooks: WebhookRegistrar {
  let registrar: any WebhookRegistrar
  let audit: any AuditLog
  let clock: WallClock
  let logger: Logger

  func wantedURL(of account: AccountID, publicURL: String?, in scope: TenantScope) async throws -> String {
    try await registrar.wantedURL(of: account, publicURL: publicURL, in: scope)
  }

  func list(for account: AccountID, in scope: TenantScope) async throws -> [RegisteredWebhook] {
    try await registrar.list(for: account, in: scope)
  }

  func register(for account: AccountID, publicURL: String?, in scope: TenantScope) async throws -> RegisteredWebhook {
    do {
      let registered = try await registrar.register(for: account, publicURL: publicURL, in: scope)
      await record(.webhookRegistered, account, Self.name(registered), scope)
      return registered
    } catch {
      if Self.mayHaveHappened(error) {
        await record(.webhookRegistered, account, Self.doubtful(publicURL ?? "the account's webhook"), scope)
      }
      throw error
    }
  }

  func delete(_ id: String, for account: AccountID, in scope: TenantScope) async throws {
    do {
      try await registrar.delete(id, for: account, in: scope)
    } catch {
      if Self.mayHaveHappened(error) { await record(.webhookDeleted, account, Self.doubtful(id), scope) }
      throw error
    }
    await record(.webhookDeleted, account, id, scope)
  }

  func sync(account: AccountID, publicURL: String?, dryRun: Bool, in scope: TenantScope) async throws
    -> WebhookDifference
  {
    do {
      let difference = try await registrar.sync(account: account, publicURL: publicURL, dryRun: dryRun, in: scope)
      if dryRun { return difference }
      for webhook in difference.removed { await record(.delete(webhook), account, scope) }
      if difference.adds { await record(.register(url: difference.wanted), account, scope) }
      return difference
    } catch let failure as WebhookSyncFailure {
      for step in failure.done { await record(step, account, scope) }
      if Self.mayHaveHappened(failure.cause) { await record(failure.failed, account, scope, isDoubtful: true) }
      throw failure.cause
    }
  }

  private func record(
    _ step: WebhookStep, _ account: AccountID, _ scope: TenantScope, isDoubtful: Bool = false
  ) async {
    let (action, detail): (AuditAction, String) =
      switch step {
      case .delete(let webhook): (.webhookDeleted, Self.name(webhook))
      case .register(let url): (.webhookRegistered, url)
      }
    await record(action, account, isDoubtful ? Self.doubtful(detail) : detail, scope)
  }

  private func record(_ action: AuditAction, _ account: AccountID, _ detail: String, _ scope: TenantScope) async {
    do {
      try await audit.record(
        action, "\(account)", detail: detail, by: scope.actor, of: scope.tenantID, at: clock.now())
    } catch {
      logger.error(
        "TikTok was changed, and the audit log does not have it",
        metadata: [
          "action": "\(action.rawValue)", "account": "\(account)", "detail": "\(detail)",
          "operator": "\(scope.actor.operatorID.map { "\($0)" } ?? "-")",
          "request": "\(scope.actor.requestID ?? "-")", "error": "\(error)",
        ])
    }
  }

  private static func name(_ webhook: RegisteredWebhook) -> String { "\(webhook.id), \(webhook.url)" }

  private static func doubtful(_ what: String) -> String { "perhaps, since TikTok's answer is not known: \(what)" }

  private static func mayHaveHappened(_ error: any Error) -> Bool {
    if case WebhookError.platform(let failure) = error { failure.mayHaveHappened } else { false }
  }
}
