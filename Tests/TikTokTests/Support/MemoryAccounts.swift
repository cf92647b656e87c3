import Moderation
import Synchronization
import Testing

/// Accounts in memory, with the failures a test asks for. Calls that the module under test has no business making are
/// recorded as issues.
final class MemoryAccounts: AccountStore {
  private struct State {
    var accounts: [AccountID: Account] = [:]
    var tokens: [AccountID: AccountTokens] = [:]
    var secrets: [AccountID: [WebhookSecret]] = [:]
    var failuresToSave = 0
    var saves = 0
  }

  private let state = Mutex(State())

  func put(_ account: Account, tokens: AccountTokens? = nil, secrets: [WebhookSecret] = []) {
    state.withLock {
      $0.accounts[account.id] = account
      $0.tokens[account.id] = tokens
      $0.secrets[account.id] = secrets
    }
  }

  /// The next so many saves of tokens find the disk full.
  func failSaves(_ count: Int) { state.withLock { $0.failuresToSave = count } }
  func forget(_ id: AccountID) { state.withLock { $0.accounts[id] = nil } }
  var saves: Int { state.withLock { $0.saves } }
  func connection(of id: AccountID) -> Account.Connection? { state.withLock { $0.accounts[id]?.connection } }

  func account(_ id: AccountID, in scope: TenantScope) async throws -> Account? {
    state.withLock { $0.accounts[id].flatMap { $0.tenantID == scope.tenantID ? $0 : nil } }
  }

  func tokens(of id: AccountID, in scope: TenantScope) async throws -> AccountTokens? {
    try await account(id, in: scope).flatMap { account in state.withLock { $0.tokens[account.id] } }
  }

  func setTokens(_ tokens: AccountTokens, of id: AccountID, in scope: TenantScope) async throws -> Bool {
    guard try await account(id, in: scope) != nil else { return false }
    try state.withLock { state in
      if state.failuresToSave > 0 {
        state.failuresToSave -= 1
        throw StorageError.diskFull
      }
      state.saves += 1
      state.tokens[id] = tokens
      state.accounts[id]?.connection = .connected
    }
    return true
  }

  func disconnect(_ id: AccountID, reason: String, at moment: Timestamp, in scope: TenantScope) async throws -> Bool {
    guard try await account(id, in: scope) != nil else { return false }
    state.withLock { $0.accounts[id]?.connection = .disconnected(since: moment, reason: reason) }
    return true
  }

  func webhookSecrets(of id: AccountID, liveAt moment: Timestamp, in scope: TenantScope) async throws
    -> [WebhookSecret]
  {
    guard try await account(id, in: scope) != nil else { return [] }
    return state.withLock { $0.secrets[id] ?? [] }
      .filter { $0.expiresAt.map { $0 > moment } ?? true }.sorted { $0.createdAt > $1.createdAt }
  }

  func create(_ account: Account, tokens: AccountTokens?, webhookSecret: WebhookSecret?, in scope: TenantScope)
    async throws
  {
    Issue.record("nobody may create accounts here")
  }

  func accounts(page: PageRequest, in scope: TenantScope) async throws -> Page<Account> {
    Issue.record("nobody may list accounts here")
    throw StorageError.closed
  }

  func lastDeliveries(of ids: [AccountID], in scope: TenantScope) async throws -> [AccountID: Timestamp] {
    Issue.record("nobody may ask for deliveries here")
    return [:]
  }

  func update(_ account: Account, in scope: TenantScope) async throws -> Bool {
    Issue.record("nobody may update accounts here")
    return false
  }

  func delete(_ id: AccountID, in scope: TenantScope) async throws -> Bool {
    Issue.record("nobody may delete accounts here")
    return false
  }

  func rotateWebhookSecret(to secret: WebhookSecret, overlapEnd: Timestamp, in scope: TenantScope) async throws
    -> Bool
  {
    Issue.record("nobody may rotate secrets here")
    return false
  }
}
