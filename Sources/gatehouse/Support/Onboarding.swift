/// Sets a fresh gateway up through its admin API, as an agency's own program would.
struct Onboarding {
  private let client: AdminClient

  /// Logs in with the one-time password that `init` printed, and replaces it with `password`.
  init(origin: String, owner: String, oneTimePassword: String, password: String) async throws(CommandFailure) {
    var login = JSONBody()
    login.set("name", owner)
    login.set("password", oneTimePassword)
    let session: SessionRecord = try await AdminClient(origin: origin, token: nil).post("/v1/sessions", login).decoded()
    client = AdminClient(origin: origin, token: session.token)
    var change = JSONBody()
    change.set("current_password", oneTimePassword)
    change.set("new_password", password)
    _ = try await client.post("/v1/operators/me/password", change)
  }

  /// With the starter rule set.
  func createTenant(_ name: String) async throws(CommandFailure) -> TenantRecord {
    var body = JSONBody()
    body.set("name", name)
    return try await client.create("/v1/tenants", body).decoded()
  }

  func createApp(_ name: String, clientKey: String, secret: String, tenant: String) async throws(CommandFailure)
    -> AppRecord
  {
    var body = JSONBody()
    body.set("name", name)
    body.set("client_key", clientKey)
    body.set("secret", secret)
    return try await client.create("/v1/tenants/\(tenant)/apps", body).decoded()
  }

  /// `body` as the admin API documents it.
  func createAccount(_ body: JSONBody, tenant: String) async throws(CommandFailure) -> AccountRecord {
    try await client.create("/v1/tenants/\(tenant)/accounts", body).decoded()
  }

  func registerWebhook(of account: AccountRecord, tenant: String, publicURL: String) async throws(CommandFailure) {
    var body = JSONBody()
    body.set("public_url", publicURL)
    _ = try await client.create("/v1/tenants/\(tenant)/accounts/\(account.id)/webhooks", body)
  }

  /// The client that is logged in, for what is asked afterwards.
  var admin: AdminClient { client }
}
