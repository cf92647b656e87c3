import Moderation
import Outbound

extension RouteTable {
  static let tenants = [
    RouteRow(
      "the tenants one may see", .get, "/v1/tenants", .anyOperator, 200,
      contains: [#""id":":tenant""#], lacks: ["Tenant B"]),
    RouteRow(
      "tenants of a name", .get, "/v1/tenants", path: "/v1/tenants?name=%20nANT%20a", .anyOperator, 200,
      contains: [#""id":":tenant""#], lacks: ["Tenant B"]),
    RouteRow(
      "tenants of a name that nobody has", .get, "/v1/tenants", path: "/v1/tenants?name=nobody", .anyOperator, 200,
      contains: [#"{"items":[],"next":null}"#]),
    RouteRow(
      "tenants of no name", .get, "/v1/tenants", path: "/v1/tenants?name=", .anyOperator, 400,
      contains: [#""path":"name""#]),
    RouteRow(
      "a new tenant", .post, "/v1/tenants", .ownersOnly, body: #"{"name":"  Nova  "}"#, 201,
      contains: [#""name":"Nova""#, #""webhook_path":"/webhooks/ten_"#, #""disabled":false"#], reloads: 1),
    RouteRow(
      "a new tenant with rules", .post, "/v1/tenants", .ownersOnly,
      body: #"{"name":"Nova","rule_set":{"default":"review","rules":[]}}"#, 201, reloads: 1),
    RouteRow(
      "a new tenant with wrong rules", .post, "/v1/tenants", .ownersOnly,
      body: #"{"name":"Nova","rule_set":{"default":"nonsense","rules":[]}}"#, 422,
      contains: [#""code":"invalid_rule_set""#, #""path":"/rule_set/default""#]),
    RouteRow(
      "a name that is taken", .post, "/v1/tenants", .ownersOnly, body: #"{"name":"Tenant B"}"#, 409,
      contains: [#""code":"conflict""#, #""path":"/name""#]),
    RouteRow(
      "a tenant", .get, "/v1/tenants/:tenant", .tenant(.viewer), 200,
      contains: [#""id":":tenant""#, #""webhook_path":"/webhooks/:tenant""#]),
    RouteRow(
      "a renamed tenant", .patch, "/v1/tenants/:tenant", .tenant(.manager),
      body: #"{"name":"Renamed","disabled":true}"#, 200,
      contains: [#""name":"Renamed""#, #""disabled":true"#], reloads: 1),
    RouteRow("a tenant is deleted", .delete, "/v1/tenants/:tenant", .tenant(.owner), 204, reloads: 1),
  ]

  static let apps = [
    RouteRow(
      "shared apps", .get, "/v1/apps", .ownersOnly, 200,
      contains: [#""id":":app""#, #""tenant_id":null"#, #""secret_last4":"0001""#], lacks: [":ownapp"]),
    RouteRow(
      "a new shared app", .post, "/v1/apps", .ownersOnly,
      body: #"{"name":"App","client_key":"k-1","secret":"a-secret-with-length"}"#, 201,
      contains: [#""client_key":"k-1""#, #""secret_last4":"ngth""#, #""webhook_path":"/webhooks/apps/app_"#],
      lacks: ["a-secret-with"], reloads: 1),
    RouteRow(
      "a shared app", .get, "/v1/apps/:app", .ownersOnly, 200, contains: [#""id":":app""#, #""name":"Spare""#]),
    RouteRow(
      "a changed shared app", .patch, "/v1/apps/:app", .ownersOnly,
      body: #"{"name":"New","secret":"another-secret-here","disabled":true}"#, 200,
      contains: [#""name":"New""#, #""secret_last4":"here""#, #""disabled":true"#], lacks: ["another-secret"],
      reloads: 1),
    RouteRow(
      "a shared app with limits of its own", .patch, "/v1/apps/:app", .ownersOnly,
      body: #"{"calls_per_minute":1200,"account_calls_per_minute":60}"#, 200,
      contains: [#""calls_per_minute":1200"#, #""account_calls_per_minute":60"#], reloads: 1),
    RouteRow(
      "a shared app with the gateway's limits", .patch, "/v1/apps/:app", .ownersOnly,
      body: #"{"calls_per_minute":0}"#, 200,
      contains: [#""calls_per_minute":null"#, #""account_calls_per_minute":null"#], reloads: 1),
    RouteRow(
      "a limit that is none", .patch, "/v1/apps/:app", .ownersOnly,
      body: #"{"calls_per_minute":1000001,"account_calls_per_minute":-1}"#, 422,
      contains: [#""path":"/calls_per_minute""#, #""path":"/account_calls_per_minute""#, "from 0 to 1000000"]),
    RouteRow(
      "what is used of a shared app", .get, "/v1/apps/:app/quota", .ownersOnly, 200,
      contains: [
        #""app_id":":app""#, #""calls_per_minute":600"#, #""used":77"#, #""state":"paused""#,
        #""until":"2027-01-15T08:00:00"#, #""used_by_urgency":{"background":0,"confirming":0,"prompt":70"#,
        #""waiting_by_urgency":{"background":3"#,
      ]),
    RouteRow(
      "a tenant's app is not asked about as a shared one", .get, "/v1/apps/:app/quota", path: "/v1/apps/:ownapp/quota",
      .ownersOnly, 404),
    RouteRow(
      "what the tenant has used of its calls", .get, "/v1/tenants/:tenant/quota", .tenant(.viewer), 200,
      contains: [
        #""app_id":":ownapp","calls_per_minute":600,"shared":false"#,
        #""app_id":":usedapp","calls_per_minute":600,"shared":true,"state":"paused","#,
        #""endpoints":[{"calls_per_minute":40,"endpoint":"hide","used":9}],"name":"Business","state":"failing""#,
        #""waiting":"#,
      ], lacks: [#":app""#, #""name":"Open""#, #""used":77"#]),
    RouteRow("a shared app is deleted", .delete, "/v1/apps/:app", .ownersOnly, 204, reloads: 1),
    RouteRow(
      "a shared app in use", .delete, "/v1/apps/:app", path: "/v1/apps/:usedapp", .ownersOnly, 409,
      contains: [#""code":"in_use""#]),
    RouteRow(
      "a tenant's app is not a shared one", .get, "/v1/apps/:app", path: "/v1/apps/:ownapp", .ownersOnly, 404),
    RouteRow(
      "the tenant's apps", .get, "/v1/tenants/:tenant/apps", .tenant(.manager), 200,
      contains: [#""id":":ownapp""#, #""tenant_id":":tenant""#], lacks: ["key-shared"]),
    RouteRow(
      "a new app of a tenant", .post, "/v1/tenants/:tenant/apps", .tenant(.manager),
      body: #"{"name":"App","client_key":"k-2","secret":"short-123"}"#, 201,
      contains: [#""tenant_id":":tenant""#, #""secret_last4":"23""#], reloads: 1),
    RouteRow(
      "a client key that is taken", .post, "/v1/tenants/:tenant/apps", .tenant(.manager),
      body: #"{"name":"App","client_key":"key-shared","secret":"a-secret-with-length"}"#, 409,
      contains: [#""path":"/client_key""#]),
    RouteRow(
      "a tenant's app", .get, "/v1/tenants/:tenant/apps/:app", path: "/v1/tenants/:tenant/apps/:ownapp",
      .tenant(.manager), 200, contains: [#""id":":ownapp""#]),
    RouteRow(
      "a shared app under a tenant", .get, "/v1/tenants/:tenant/apps/:app", .tenant(.manager), 404),
    RouteRow(
      "a changed app of a tenant", .patch, "/v1/tenants/:tenant/apps/:app",
      path: "/v1/tenants/:tenant/apps/:ownapp", .tenant(.manager), body: #"{"name":"New"}"#, 200,
      contains: [#""name":"New""#, #""secret_last4":"0001""#, #""disabled":false"#], reloads: 1),
    RouteRow(
      "a tenant's app is deleted", .delete, "/v1/tenants/:tenant/apps/:app",
      path: "/v1/tenants/:tenant/apps/:ownapp", .tenant(.manager), 204, reloads: 1),
  ]
}
