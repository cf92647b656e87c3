internal import Logging
internal import Moderation

/// Registers the webhooks of many accounts at TikTok, and says of each what became of it.
struct WebhookRegistration: Sendable {
  enum Outcome: Sendable {
    case registered(RegisteredWebhook)
    /// `code` and `detail` as the route that registers a single one would answer.
    case failed(code: String, detail: String)
  }

  let webhooks: AuditedWebhooks

  /// By account. Accounts of one business app share its one callback, which is registered once. What TikTok has not
  /// answered within `limit` altogether is not begun any more.
  func register(
    _ accounts: [Account], publicURL: String?, within limit: Duration, in scope: TenantScope, logger: Logger
  ) async -> [AccountID: Outcome] {
    let deadline = ContinuousClock.now + limit
    let groups = Dictionary(grouping: accounts) { account in
      account.dialect == .business ? account.appID.map { "\($0)" } ?? "\(account.id)" : "\(account.id)"
    }
    // In the accounts' order, so that what is left out at the end is the last ones.
    var waiting = groups.values.sorted { $0[0].id < $1[0].id }.makeIterator()
    return await withTaskGroup(of: [(AccountID, Outcome)].self) { group in
      let begin = { (group: inout TaskGroup<[(AccountID, Outcome)]>, accounts: [Account]) in
        group.addTask {
          let isInTime = ContinuousClock.now < deadline
          let outcome =
            isInTime ? await register(accounts[0], publicURL, in: scope, logger: logger) : Self.late
          return accounts.map { ($0.id, outcome) }
        }
      }
      for _ in 0..<Self.atOnce { if let accounts = waiting.next() { begin(&group, accounts) } }
      var all: [AccountID: Outcome] = [:]
      while let outcomes = await group.next() {
        all.merge(outcomes) { first, _ in first }
        if let accounts = waiting.next() { begin(&group, accounts) }
      }
      return all
    }
  }

  private func register(
    _ account: Account, _ publicURL: String?, in scope: TenantScope, logger: Logger
  ) async -> Outcome {
    do {
      return .registered(try await webhooks.register(for: account.id, publicURL: publicURL, in: scope))
    } catch {
      if let problem = Problem(error) {
        return .failed(code: problem.code, detail: problem.detail + "; " + Self.later)
      }
      logger.error("a webhook could not be registered", metadata: ["error": "\(error)"])
      return .failed(code: "internal", detail: "the gateway failed; its log has the cause; " + Self.later)
    }
  }

  private static let late = Outcome.failed(
    code: "not_tried", detail: "the calls before it took too long; " + later)
  private static let later = "register it with gatehouse webhook register, or with the API's route for one webhook"
  private static let atOnce = 8
}
