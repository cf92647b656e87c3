import Sandbox

extension World {
  /// Both clients, with the starter rules.
  func onboard(_ admin: AdminCaller, _ gateway: RunningGateway) async throws -> [Client] {
    try tiktok.addApp(id: Self.appID, secret: Secret.appSecret)
    let clients = [try await openClient(admin), try await businessClient(admin)]
    for client in clients {
      let _: Shape.Webhook = try await admin.post(
        "/v1/tenants/\(client.tenant)/accounts/\(client.account)/webhooks", ["public_url": gateway.ingestOrigin])
    }
    return clients
  }

  private func openClient(_ admin: AdminCaller) async throws -> Client {
    try tiktok.addAccount(
      .open, openID: "cafe", appID: Self.appID, username: "cafe", accessToken: Secret.openAccess,
      refreshToken: Secret.openRefresh,
      // It has no app to renew it with.
      accessLifetime: .seconds(30 * 86_400))
    let tenant: Shape.Tenant = try await admin.post("/v1/tenants", ["name": "Café"])
    let account: Shape.Account = try await admin.post(
      "/v1/tenants/\(tenant.id)/accounts",
      [
        "name": "@cafe", "dialect": "open", "open_id": "cafe", "access_token": Secret.openAccess,
        "refresh_token": Secret.openRefresh, "webhook_secret": Secret.webhook,
      ])
    return Client(tenant: tenant.id, account: account.id, openID: "cafe", username: "cafe", dialect: .open)
  }

  private func businessClient(_ admin: AdminCaller) async throws -> Client {
    try tiktok.addAccount(
      .business, openID: "shop", appID: Self.appID, username: "shop", accessToken: Secret.businessAccess,
      refreshToken: Secret.businessRefresh)
    let tenant: Shape.Tenant = try await admin.post("/v1/tenants", ["name": "Shop"])
    let app: Shape.App = try await admin.post(
      "/v1/tenants/\(tenant.id)/apps",
      ["name": "shop", "client_key": Self.appID, "secret": Secret.appSecret])
    let account: Shape.Account = try await admin.post(
      "/v1/tenants/\(tenant.id)/accounts",
      [
        "name": "@shop", "dialect": "business", "open_id": "shop", "app_id": app.id,
        "access_token": Secret.businessAccess, "refresh_token": Secret.businessRefresh,
      ])
    return Client(tenant: tenant.id, account: account.id, openID: "shop", username: "shop", dialect: .business)
  }
}
