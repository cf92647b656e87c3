public import Logging
public import Moderation
internal import Sealing
internal import Storage

/// Fills the database of a gateway that does not run, for benchmarks: tenants as an import makes them, events through
/// the journal that deliveries go through, at moments of the caller's choice.
public final class Population: Sendable {
  /// A tenant with one account.
  public struct NewTenant: Sendable {
    public enum Source: Sendable {
      case open(webhookSecret: String)
      case business(openID: String, clientKey: String, appSecret: String, accessToken: String?)
    }

    var name: String
    var rules: RuleSetDocument
    var source: Source

    public init(_ name: String, rules: RuleSetDocument, source: Source) {
      self.name = name
      self.rules = rules
      self.source = source
    }
  }

  /// What was made of it.
  public struct Member: Sendable {
    public let tenant: TenantID
    public let account: AccountID
    /// Where deliveries go.
    public var path: String { "/webhooks/\(tenant)/\(account)" }
  }

  /// Entries; the writer has room for no more than twice as many of one tenant.
  private static let handedOverAtOnce = 4096

  private let database: GatehouseDatabase
  private let sealer: Sealer
  private let journal: GroupCommitJournal
  private let clock: SetClock

  /// Throws `KeyFile.Failure`, `CryptoError`, `MigrationError`, `StorageError`; `StorageError.locked` while a gateway
  /// runs.
  public init(_ settings: Settings, logger: Logger) throws {
    let clock = SetClock()
    self.clock = clock
    sealer = Sealer(key: try settings.sealingKey())
    database = try GatehouseDatabase(path: settings.databasePath, clock: clock.wall, logger: logger)
    journal = GroupCommitJournal(database)
  }

  /// All at once, so that they share transactions. Throws `StorageError`, `CryptoError`.
  public func add(_ tenants: [NewTenant]) async throws -> [Member] {
    let store = TenantConfigurationRepository(database)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      let made = try tenants.map { try configuration(of: $0) }
      for (configuration, _) in made {
        group.addTask { try await store.create(configuration, as: .tenantCreated, in: GatewayScope(ownWork: ())) }
      }
      try await group.waitForAll()
      return made.map { $0.1 }
    }
  }

  /// Keeps `entries` as if they came in at `moment`, and returns when they are on disk. Throws `StorageError` unless all
  /// of them are new.
  public func record(_ entries: [JournalEntry], at moment: Timestamp) async throws {
    clock.set(moment)
    for start in stride(from: 0, to: entries.count, by: Self.handedOverAtOnce) {
      for outcome in await journal.record(Array(entries[start...].prefix(Self.handedOverAtOnce))) {
        switch outcome {
        case .stored: continue
        case .duplicate: throw StorageError.conflict(what: "events")
        case .failed(let error): throw error
        }
      }
    }
  }

  public func close() async { await database.close() }

  private func configuration(of new: NewTenant) throws -> (TenantConfiguration, Member) {
    let now = WallClock.system.now()
    let member = Member(tenant: .fresh(at: now), account: .fresh(at: now))
    var apps: [App] = []
    var secrets: [WebhookSecret] = []
    var tokens: AccountTokens?
    var account = Account(
      id: member.account, tenantID: member.tenant, name: "benchmark", dialect: .open, openID: nil, appID: nil,
      connection: .connected, isDisabled: false, createdAt: now, updatedAt: now)
    switch new.source {
    case .open(let secret):
      let id = WebhookSecretID.fresh(at: now)
      secrets = [
        WebhookSecret(
          id: id, accountID: member.account, secret: try sealed(secret, .webhookSecret(id)), createdAt: now,
          expiresAt: nil)
      ]
    case .business(let openID, let clientKey, let secret, let token):
      let id = AppID.fresh(at: now)
      apps = [
        App(
          id: id, tenantID: member.tenant, name: "benchmark", clientKey: clientKey,
          secret: try sealed(secret, .appSecret(id)), createdAt: now, updatedAt: now)
      ]
      account.dialect = .business
      account.openID = openID
      account.appID = id
      tokens = try token.map { token in
        AccountTokens(
          access: try sealed(token, .accessToken(member.account)), refresh: nil, accessExpiresAt: nil,
          refreshExpiresAt: nil)
      }
    }
    let configuration = TenantConfiguration(
      tenant: Tenant(id: member.tenant, name: new.name, isDisabled: false, createdAt: now, updatedAt: now),
      apps: apps, rules: [TenantConfiguration.Rules(document: new.rules)],
      accounts: [AccountSetup(account: account, tokens: tokens, webhookSecrets: secrets)])
    return (configuration, member)
  }

  private func sealed(_ secret: String, _ location: SecretLocation) throws -> SealedSecret {
    SealedSecret(bytes: try sealer.seal(Array(secret.utf8), context: location.context))
  }
}
