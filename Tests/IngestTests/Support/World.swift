import Moderation
import Sealing
import Storage

/// What is set up in every test's database: one tenant of each dialect, and two that share an app.
struct World {
  static let openSecret = "test_secret"
  static let appSecret = "app_secret"
  static let sharedSecret = "shared_secret"
  static let shopOpenID = "shop-open-id"
  static let bakeryOpenID = "-000iamDUYtb1xGiL_6b00YmkR30hEEnFSUH"

  /// `open`.
  let shop: Account
  let shopSecretID: WebhookSecretID
  /// `business`, with an app of its own.
  let bakery: Account
  let bakeryApp: App
  /// `business`, both by way of the shared app.
  let florist: Account
  let garage: Account
  let sharedApp: App

  let tenants: [Tenant]

  var shopTenantPath: String { "/webhooks/\(shop.tenantID)" }
  var shopPath: String { "/webhooks/\(shop.tenantID)/\(shop.id)" }
  var bakeryTenantPath: String { "/webhooks/\(bakery.tenantID)" }
  var bakeryPath: String { "/webhooks/\(bakery.tenantID)/\(bakery.id)" }
  var bakeryAppPath: String { "/webhooks/apps/\(bakeryApp.id)" }
  var sharedAppPath: String { "/webhooks/apps/\(sharedApp.id)" }

  init(in database: GatehouseDatabase, sealer: Sealer) async throws {
    let gateway = GatewayScope(ownWork: ())
    var tenants: [Tenant] = []
    for name in ["shop", "bakery", "florist", "garage"] {
      let tenant = Tenant(
        id: .fresh(), name: name, isDisabled: false, createdAt: ManualClock.start, updatedAt: ManualClock.start)
      try await TenantRepository(database).create(
        tenant, ruleSet: RuleSetDocument.starter.canonicalJSON, author: nil, in: gateway)
      tenants.append(tenant)
    }
    self.tenants = tenants
    let apps = AppRepository(database)
    bakeryApp = try Self.app(owner: tenants[1].id, key: "7364323437050855441", secret: Self.appSecret, sealer)
    try await apps.create(bakeryApp, in: TenantScope(ownWorkFor: tenants[1].id))
    sharedApp = try Self.app(owner: nil, key: "7000000000000000001", secret: Self.sharedSecret, sealer)
    try await apps.createShared(sharedApp, in: gateway)

    shop = Self.account(of: tenants[0], .open, openID: Self.shopOpenID, app: nil)
    let secret = try Self.webhookSecret(Self.openSecret, of: shop.id, createdAt: ManualClock.start, sealer)
    shopSecretID = secret.id
    bakery = Self.account(of: tenants[1], .business, openID: Self.bakeryOpenID, app: bakeryApp.id)
    florist = Self.account(of: tenants[2], .business, openID: "florist-open-id", app: sharedApp.id)
    garage = Self.account(of: tenants[3], .business, openID: "garage-open-id", app: sharedApp.id)
    for account in [shop, bakery, florist, garage] {
      try await AccountRepository(database).create(
        account, tokens: nil, webhookSecret: account.id == shop.id ? secret : nil,
        in: TenantScope(ownWorkFor: account.tenantID))
    }
  }

  static func webhookSecret(
    _ text: String, of account: AccountID, createdAt: Timestamp, _ sealer: Sealer
  ) throws -> WebhookSecret {
    let id = WebhookSecretID.fresh()
    return WebhookSecret(
      id: id, accountID: account,
      secret: SealedSecret(bytes: try sealer.seal(Array(text.utf8), context: SecretLocation.webhookSecret(id).context)),
      createdAt: createdAt, expiresAt: nil)
  }

  private static func app(owner: TenantID?, key: String, secret: String, _ sealer: Sealer) throws -> App {
    let id = AppID.fresh()
    return App(
      id: id, tenantID: owner, name: key, clientKey: key,
      secret: SealedSecret(bytes: try sealer.seal(Array(secret.utf8), context: SecretLocation.appSecret(id).context)),
      createdAt: ManualClock.start, updatedAt: ManualClock.start)
  }

  static func account(of tenant: Tenant, _ dialect: Dialect, openID: String, app: AppID?) -> Account {
    Account(
      id: .fresh(), tenantID: tenant.id, name: tenant.name, dialect: dialect, openID: openID, appID: app,
      connection: .connected, isDisabled: false, createdAt: ManualClock.start, updatedAt: ManualClock.start)
  }
}
