import Moderation
import Outbound

extension RouteTable {
  private static let file = "/v1/tenants/:tenant/accounts/import"
  private static let export = "/v1/tenants/:tenant/export"
  private static let csv = (name: "Content-Type", value: "text/csv")

  static let onboarding = [
    RouteRow(
      "a whole tenant", .post, "/v1/onboarding", .ownersOnly,
      body: #"""
        {"name":"Bakery","apps":[{"name":"Own","client_key":"key-bakery","secret":"secret-of-the-bakery"}],
        "accounts":[{"name":"Shop","dialect":"open","access_token":"act.shop-token"},
        {"name":"Biz","dialect":"business","open_id":"biz-1","app":"key-bakery"},
        {"name":"Shared","dialect":"business","open_id":"biz-1","app_id":":usedapp"}],
        "starter":["en"],"register":true,"public_url":"https://gate.example"}
        """#, 201,
      contains: [
        #""counts":{"accounts":3,"apps":1,"lists":0,"rule_sets":1}"#, #""name":"Bakery""#, #""dry_run":false"#,
        #""in_force":true"#, #""status":"registered""#, #""webhook_secret":""#, #""webhook_url":"https://gate"#,
        #""app_id":":usedapp""#,
      ], lacks: ["secret-of-the-bakery", "act.shop-token"], reloads: 1),
    RouteRow(
      "a tenant that is only tried", .post, "/v1/onboarding", .ownersOnly, body: #"{"name":"Bakery","dry_run":true}"#,
      200, contains: [#""dry_run":true"#, #""tenant":null"#, #""accounts":[]"#]),
    RouteRow(
      "a tenant of faults", .post, "/v1/onboarding", .ownersOnly,
      body: #"""
        {"name":"tenant a","apps":[{"name":"","client_key":"key-own","secret":"short"}],
        "accounts":[{"name":"A","dialect":"loud"},{"name":"B","dialect":"business","open_id":"o","app":"nothing"}],
        "starter":["xx"],"colour":"red"}
        """#, 422,
      contains: [
        #""code":"invalid_body""#, #""path":"/name""#, #""path":"/apps/0/name""#, #""path":"/apps/0/secret""#,
        #""path":"/accounts/0/dialect""#, #""path":"/accounts/1/app""#, #""path":"/starter/0""#, #""path":"/colour""#,
      ]),
    RouteRow(
      "a tenant that is there", .post, "/v1/onboarding", .ownersOnly,
      body: #"{"name":"TENANT A","apps":[{"name":"Own","client_key":"key-own","secret":"12345678"}]}"#, 409,
      contains: [#""code":"conflict""#, #""path":"/name""#, #""path":"/apps/0/client_key""#]),
    RouteRow(
      "accounts from a file", .post, file, .tenant(.manager), headers: [csv],
      body: "name,dialect,open_id,app,access_token\nA,open,,,act.one-token\n\"B, too\",business,biz-2,Own,\n", 201,
      contains: [#""rows":2"#, #""created":2"#, #""app_id":":ownapp""#, #""name":"B, too""#, #""webhook_secret":""#],
      lacks: ["act.one-token"], reloads: 1),
    RouteRow(
      "accounts as a file", .post, file, .tenant(.manager), headers: [csv, (name: "Accept", value: "text/csv")],
      body: "\u{FEFF}dialect,name\r\nopen,\"B, too\"\r\n", 201,
      contains: [
        "id,name,dialect,open_id,app_id,webhook_path,webhook_secret\r\nacc_",
        #""B, too",open,,,/webhooks/:tenant/acc_"#,
      ],
      reloads: 1),
    RouteRow(
      "a file that is only tried", .post, file, path: file + "?dry_run=true", .tenant(.manager),
      headers: [csv], body: "name,dialect\nA,open\n", 200, contains: [#""created":0"#, #""rows":1"#]),
    RouteRow(
      "a file of faults", .post, file, .tenant(.manager), headers: [csv],
      body: "name,dialect,app\nA,loud,\nA,open,Nothing\n,open,\nB,open,\nB,open,\n", 422,
      contains: [
        #""code":"invalid_accounts""#, #""line":2"#, #""path":"dialect""#, #""line":3"#, #""path":"app""#,
        #""line":4"#, #""path":"name""#, #""line":6"#, "line 5",
      ]),
    RouteRow(
      "a file of accounts that are there", .post, file, .tenant(.manager), headers: [csv],
      body: "name,dialect,open_id\nA,open,\nX,open,open-id-Open\n", 409,
      contains: [#""code":"conflict""#, #""line":3"#, #""path":"open_id""#]),
    RouteRow("accounts in JSON", .post, file, .tenant(.manager), body: "[]", 415, contains: ["text/csv"]),
    RouteRow(
      "a tenant's configuration", .get, export, .tenant(.manager), 200,
      contains: [
        #""gatehouse":"tenant/1""#, #""client_key":"key-own""#, #""app":"key-shared""#, #""id":":account""#,
        #""terms":["buy now","cheap pills"]"#, #""id":"spam-phrases""#,
      ], lacks: ["secret"]),
    RouteRow(
      "a tenant's configuration with its secrets sealed", .post, export, .tenant(.owner),
      body: #"{"passphrase":"correct horse battery"}"#, 200,
      contains: [#""algorithm":"argon2id""#, #""cipher":"aes-256-gcm""#, #""ciphertext":""#],
      lacks: ["correct horse"]),
    RouteRow(
      "a passphrase that is none", .post, export, .tenant(.owner), body: #"{"passphrase":"short"}"#, 422,
      contains: [#""path":"/passphrase""#]),
    RouteRow(
      "a tenant from a document", .post, "/v1/tenants/import", .ownersOnly,
      body: #"""
        {"document":{"gatehouse":"tenant/1","tenant":{"name":"Moved"},
        "apps":[{"name":"Own","client_key":"key-moved"}],
        "accounts":[{"id":"acc_0000000000001","name":"Shop","dialect":"open"}],
        "lists":[{"name":"own","terms":["one","two"]}],
        "rule_sets":[{"document":{"default":"allow","rules":[
        {"id":"x","verdict":"delete","when":{"phrases":{"lists":["own"]}}}]}},
        {"account":"acc_0000000000001","document":{"default":"review","rules":[]}}]},
        "app_secrets":[{"client_key":"key-moved","secret":"secret-of-the-moved"}]}
        """#, 201,
      contains: [
        #""counts":{"accounts":1,"apps":1,"lists":1,"rule_sets":2}"#, #""name":"Moved""#, #""webhook_secret":""#,
      ], lacks: ["secret-of-the-moved", "acc_0000000000001"], reloads: 1),
    RouteRow(
      "a document of faults", .post, "/v1/tenants/import", .ownersOnly,
      body: #"{"document":{"gatehouse":"tenant/9","tenant":{"name":""},"apps":7},"passphrase":"short"}"#, 422,
      contains: [
        #""path":"/document/gatehouse""#, #""path":"/document/tenant/name""#, #""path":"/document/apps""#,
        #""path":"/passphrase""#,
      ]),
  ]
}
