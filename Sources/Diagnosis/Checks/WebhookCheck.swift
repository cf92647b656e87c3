public import Moderation

/// Whether TikTok delivers to where we listen.
public struct WebhookCheck: DiagnosticCheck {
  /// Asked about where nobody asks for all.
  public static let usualLimit = 20

  public let name = "webhooks"
  public let deadline = Duration.seconds(60)
  /// Where what was not asked in time is left; earlier than the deadline, so that what was found is told.
  private static let patience = Duration.seconds(45)

  private let store: any DiagnosisStore
  private let registrar: any WebhookRegistrar
  private let scope: GatewayScope
  private let limit: Int

  /// `limit` accounts are asked about at most.
  public init(store: any DiagnosisStore, registrar: any WebhookRegistrar, scope: GatewayScope, limit: Int) {
    self.store = store
    self.registrar = registrar
    self.scope = scope
    self.limit = limit
  }

  public func run() async throws -> [DiagnosticFinding] {
    let (owners, total) = try await store.webhookOwners(limit: limit, in: scope)
    guard !owners.isEmpty else { return [.ok(name, "there is no account yet whose webhooks could be asked about")] }
    var findings: [DiagnosticFinding] = []
    var asked = 0
    let began = ContinuousClock.now
    // One after the other: TikTok limits these calls as well.
    for owner in owners {
      if ContinuousClock.now - began > Self.patience || Task.isCancelled { break }
      if let finding = await finding(about: owner) { findings.append(finding) }
      asked += 1
    }
    if asked > findings.count {
      findings.append(
        .ok(
          name,
          "\(asked - findings.count) of \(asked) accounts asked about are registered at TikTok as they should be"))
    }
    if asked < total {
      findings.append(
        .warning(
          name, "\(total - asked) of \(total) accounts were not asked about",
          remedy: asked < owners.count
            ? "TikTok answers slowly; ask about single ones with gatehouse webhook sync --dry-run"
            : "gatehouse doctor --all asks about all of them"))
    }
    return findings
  }

  private func finding(about owner: WebhookOwner) async -> DiagnosticFinding? {
    let sync = "gatehouse webhook sync \(owner.accountID) --tenant \(owner.tenantID)"
    do {
      let difference = try await registrar.sync(
        account: owner.accountID, publicURL: nil, dryRun: true, in: TenantScope(of: owner.tenantID, in: scope))
      guard !difference.isEmpty else { return nil }
      return difference.adds
        ? .problem(
          name, "TikTok does not deliver what happens at \(owner.name): \(difference.wanted) is not registered",
          remedy: "run: \(sync)")
        : .warning(
          name, "TikTok has webhooks of \(owner.name) that we do not want any more", remedy: "run: \(sync)")
    } catch WebhookError.notConfigured(let message) {
      return .warning(name, "the webhook of \(owner.name) cannot be asked about: \(message)", remedy: "set that first")
    } catch WebhookError.platform(let failure) {
      return .warning(
        name, "TikTok does not say what is registered for \(owner.name): \(failure.message)",
        remedy: "see gatehouse account show \(owner.accountID) --tenant \(owner.tenantID), and try again")
    } catch {
      return .warning(name, "the webhook of \(owner.name) cannot be asked about: \(error)", remedy: "try again")
    }
  }
}
