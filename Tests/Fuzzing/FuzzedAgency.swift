internal import Moderation
internal import Sealing

/// A gateway's configuration without a database: an account of each dialect.
struct FuzzedAgency: EndpointSource, RuleSetStore, CommentArchive {
  let sealer: Sealer
  let accounts: [Account]
  private let tenants: [Tenant]
  private let app: App
  private let secret: WebhookSecret

  private static let start = Timestamp(seconds: SampleDelivery.signedAt - 3600)

  init() throws {
    let sealer = Sealer(key: try SealingKey.generate())
    func seal(_ location: SecretLocation) throws -> SealedSecret {
      SealedSecret(bytes: try sealer.seal(Array(SampleDelivery.secret.utf8), context: location.context))
    }
    let ids = (tenants: [TenantID(rawValue: 1), TenantID(rawValue: 2)], app: AppID(rawValue: 3))
    tenants = ids.tenants.map {
      Tenant(id: $0, name: "\($0)", isDisabled: false, createdAt: Self.start, updatedAt: Self.start)
    }
    app = App(
      id: ids.app, tenantID: ids.tenants[1], name: "app", clientKey: "7364323437050855441",
      secret: try seal(.appSecret(ids.app)), createdAt: Self.start, updatedAt: Self.start)
    accounts = [
      Self.account(4, of: ids.tenants[0], .open, openID: nil, app: nil),
      Self.account(5, of: ids.tenants[1], .business, openID: SampleDelivery.openID, app: ids.app),
    ]
    let secretID = WebhookSecretID(rawValue: 6)
    secret = WebhookSecret(
      id: secretID, accountID: accounts[0].id, secret: try seal(.webhookSecret(secretID)), createdAt: Self.start,
      expiresAt: nil)
    self.sealer = sealer
  }

  var openPath: String { "/webhooks/\(accounts[0].tenantID)/\(accounts[0].id)" }
  var businessPath: String { "/webhooks/apps/\(app.id)" }

  private static func account(_ id: Int64, of tenant: TenantID, _ dialect: Dialect, openID: String?, app: AppID?)
    -> Account
  {
    Account(
      id: AccountID(rawValue: id), tenantID: tenant, name: dialect.rawValue, dialect: dialect, openID: openID,
      appID: app, connection: .connected, isDisabled: false, createdAt: start, updatedAt: start)
  }

  func endpointConfiguration(at moment: Timestamp, in scope: GatewayScope) async throws -> EndpointConfiguration {
    EndpointConfiguration(
      tenants: tenants, apps: [app], accounts: accounts, webhookSecrets: [secret], ruleRevisions: [.gateway: 1])
  }

  // MARK: Rules: the gateway's alone

  private var rules: RuleSetVersion {
    RuleSetVersion(
      owner: .gateway, version: 1, document: RuleSetDocument.starter.canonicalJSON, author: nil, note: nil,
      createdAt: Self.start)
  }

  func layers(for account: AccountID?, in scope: TenantScope) async throws -> [StoredLayer] {
    [StoredLayer(version: rules, lists: [:])]
  }

  func gatewayLayer(in scope: GatewayScope) async throws -> StoredLayer? { StoredLayer(version: rules, lists: [:]) }

  func current(in scope: RuleSetScope) async throws -> RuleSetVersion? { rules }

  func version(_ version: Int64, in scope: RuleSetScope) async throws -> RuleSetVersion? { rules }

  func versions(page: PageRequest, in scope: RuleSetScope) async throws -> Page<RuleSetVersion> {
    Page(items: [rules], next: nil)
  }

  func save(_ draft: RuleSetDraft, at moment: Timestamp, expecting expected: Int64?, in scope: RuleSetScope)
    async throws -> RuleSetVersion
  { throw StorageError.closed }

  // MARK: Comments: none

  func forEachComment(
    _ selection: CommentSelection, in scope: TenantScope, _ each: @escaping @Sendable (ArchivedComment) throws -> Bool
  ) async throws {}

  func commentCount(_ selection: CommentSelection, in scope: TenantScope) async throws -> Int { 0 }
}
