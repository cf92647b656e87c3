import Moderation
import Outbound

extension RouteTable {
  private static let account = "/v1/tenants/:tenant/accounts/:account"

  static let accounts = [
    RouteRow(
      "the tenant's accounts", .get, "/v1/tenants/:tenant/accounts", .tenant(.viewer), 200,
      contains: [#""id":":account""#, #""id":":business""#, #""has_access_token":true"#]),
    RouteRow(
      "a new open account", .post, "/v1/tenants/:tenant/accounts", .tenant(.manager),
      body: #"{"name":"Shop","dialect":"open","access_token":"act.new-token"}"#, 201,
      contains: [
        #""dialect":"open""#, #""open_id":null"#, #""connected":true"#, #""has_access_token":true"#,
        #""webhook_path":"/webhooks/:tenant/acc_"#,
      ], lacks: ["act.new-token"], reloads: 1),
    RouteRow(
      "a new business account", .post, "/v1/tenants/:tenant/accounts", .tenant(.manager),
      body: #"{"name":"Shop","dialect":"business","open_id":"biz-9","app_id":":ownapp"}"#, 201,
      contains: [#""app_id":":ownapp""#, #""webhook_path":"/webhooks/apps/:ownapp""#, #""has_access_token":false"#],
      reloads: 1),
    RouteRow(
      "a business account without its ids", .post, "/v1/tenants/:tenant/accounts", .tenant(.manager),
      body: #"{"name":"Shop","dialect":"business","webhook_secret":"12345678"}"#, 422,
      contains: [#""path":"/open_id""#, #""path":"/app_id""#, #""path":"/webhook_secret""#]),
    RouteRow(
      "an account of no app", .post, "/v1/tenants/:tenant/accounts", .tenant(.manager),
      body: #"{"name":"Shop","dialect":"business","open_id":"biz-9","app_id":"app_0000000000001"}"#, 422,
      contains: [#""path":"/app_id""#]),
    RouteRow(
      "an account", .get, account, .tenant(.viewer), 200,
      contains: [
        #""id":":account""#, #""disconnected_since":null"#, #""access_token_expires_at":null"#,
        #""webhook_path":"/webhooks/:tenant/:account""#, #""last_delivery_at":null"#,
      ]),
    RouteRow(
      "a disabled account", .patch, account, .tenant(.manager), body: #"{"name":"N","disabled":true}"#, 200,
      contains: [#""name":"N""#, #""disabled":true"#], reloads: 1),
    RouteRow("an account is deleted", .delete, account, .tenant(.manager), 204, reloads: 1),
    RouteRow(
      "new tokens", .put, account + "/tokens", .tenant(.manager),
      body: #"{"access_token":"act.2","refresh_token":"rft.2","access_token_expires_at":"2030-01-01T00:00:00Z"}"#, 200,
      contains: [#""access_token_expires_at":"2030-01-01T00:00:00.000Z""#], lacks: ["act.2", "rft.2"], reloads: 1),
    RouteRow(
      "webhook secrets", .get, account + "/webhook-secrets", .tenant(.manager), 200,
      contains: [#""last4":"s-in""#, #""expires_at":null"#]),
    RouteRow(
      "a new webhook secret", .post, account + "/webhook-secrets", .tenant(.manager),
      body: #"{"secret":"the-next-webhook-secret","overlap_seconds":60}"#, 201,
      contains: [#""last4":"cret""#], lacks: ["the-next"], reloads: 1),
    RouteRow("a webhook secret made here", .post, account + "/webhook-secrets", .tenant(.manager), 201, reloads: 1),
    RouteRow(
      "no webhook secret in business", .post, account + "/webhook-secrets",
      path: "/v1/tenants/:tenant/accounts/:business/webhook-secrets", .tenant(.manager), body: "{}", 409,
      contains: [#""code":"wrong_dialect""#]),
  ]

  static let webhooks = [
    RouteRow(
      "webhooks", .get, account + "/webhooks", .tenant(.manager), 200,
      contains: [#""id":"wh-1""#, #""url":"https://gate.example/webhooks/x""#]),
    RouteRow(
      "a webhook is registered", .post, account + "/webhooks", .tenant(.manager),
      body: #"{"public_url":"https://gate.example"}"#, 201, contains: [#""id":"wh-1""#]),
    RouteRow(
      "not a web address", .post, account + "/webhooks", .tenant(.manager), body: #"{"public_url":"ftp://x"}"#, 422,
      contains: [#""path":"/public_url""#]),
    RouteRow(
      "no such webhook is deleted", .delete, account + "/webhooks/:webhook", path: account + "/webhooks/other",
      .tenant(.manager), 404),
    RouteRow("a webhook is deleted", .delete, account + "/webhooks/:webhook", .tenant(.manager), 204),
    RouteRow(
      "webhooks are compared", .post, account + "/webhooks/sync", .tenant(.manager), body: #"{"dry_run":true}"#, 200,
      contains: [#""applied":false"#, #""adds":false"#, #""removed":[]"#, #""wanted":"https://gate"#]),
  ]
}
