internal import Gateway
internal import Sandbox

/// Two clients of an agency, one of each dialect, known to the sandbox and onboarded at the gateway.
struct DemoAgency {
  struct Client: Sendable {
    var tenant: TenantRecord
    var account: AccountRecord
    /// The account's id at TikTok.
    var openID: String
    var username: String
  }

  let clients: [Client]
  let admin: AdminClient

  init(_ stage: DemoStage, adminPort: Int, publicURL: String) async throws {
    let onboarding = try await Onboarding(
      origin: "http://127.0.0.1:\(adminPort)", owner: stage.owner.owner,
      oneTimePassword: stage.owner.oneTimePassword, password: stage.password)
    admin = onboarding.admin
    clients = [
      try await Self.openClient(stage.sandbox.state, onboarding),
      try await Self.businessClient(stage.sandbox.state, onboarding),
    ]
    for client in clients {
      try await onboarding.registerWebhook(of: client.account, tenant: client.tenant.id, publicURL: publicURL)
    }
  }

  private static func openClient(_ tiktok: SandboxState, _ onboarding: Onboarding) async throws -> Client {
    try tiktok.addApp(id: "open-app", secret: "open-app-secret")
    let tokens = try tiktok.addAccount(.open, openID: "aurora", appID: "open-app", username: "aurora.cooks")
    let tenant = try await onboarding.createTenant("Aurora Cooks")
    var body = JSONBody()
    body.set("name", "@aurora.cooks")
    body.set("dialect", "open")
    body.set("open_id", "aurora")
    body.set("access_token", tokens.accessToken)
    let account = try await onboarding.createAccount(body, tenant: tenant.id)
    return Client(tenant: tenant, account: account, openID: "aurora", username: "aurora.cooks")
  }

  private static func businessClient(_ tiktok: SandboxState, _ onboarding: Onboarding) async throws -> Client {
    try tiktok.addApp(id: "7364323437050855441", secret: "business-app-secret")
    let tokens = try tiktok.addAccount(
      .business, openID: "nordlicht", appID: "7364323437050855441", username: "nordlicht")
    let tenant = try await onboarding.createTenant("Nordlicht Outdoor")
    let app = try await onboarding.createApp(
      "Nordlicht's app", clientKey: "7364323437050855441", secret: "business-app-secret", tenant: tenant.id)
    var body = JSONBody()
    body.set("name", "@nordlicht")
    body.set("dialect", "business")
    body.set("open_id", "nordlicht")
    body.set("app_id", app.id)
    body.set("access_token", tokens.accessToken)
    body.set("refresh_token", tokens.refreshToken)
    let account = try await onboarding.createAccount(body, tenant: tenant.id)
    return Client(tenant: tenant, account: account, openID: "nordlicht", username: "nordlicht")
  }
}
