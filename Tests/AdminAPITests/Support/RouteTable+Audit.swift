import Moderation
import Outbound

extension RouteTable {
  private static let tenant = "/v1/tenants/:tenant"
  private static let wrongQuery = "?action=loud&operator=ten_1&since=never&limit=0&cursor=zz&shoe=9"

  static let audit = [
    RouteRow(
      "what was done", .get, tenant + "/audit", .tenant(.manager), 200,
      contains: [
        #""action":"undo.created""#, #""operator_name":null"#, #""action":"list.saved""#, #""tenant_id":":tenant""#,
        #""previous_hash":""#, #""new":{"#, #""request_id":null"#, #""token_id":null"#,
      ]),
    RouteRow(
      "what was done so, to this, of late", .get, tenant + "/audit",
      path: tenant + "/audit?action=account.created&subject=:business&since=2020-01-01", .tenant(.manager), 200,
      contains: [#""subject":":business""#, #""dialect":"business""#, #""next":null"#],
      lacks: [#""subject":":account""#]),
    RouteRow(
      "a wrong query of a tenant's audit log", .get, tenant + "/audit", path: tenant + "/audit" + wrongQuery,
      .tenant(.manager), 400,
      contains: ["action", "operator", "since", "limit", "cursor", "shoe"].map { #""path":"\#($0)""# }),
    RouteRow(
      "another tenant by a query", .get, tenant + "/audit", path: tenant + "/audit?tenant=:tenant", .tenant(.manager),
      400, contains: [#""path":"tenant""#]),
    RouteRow(
      "a tenant's audit log as JSON lines", .get, tenant + "/audit/export", .tenant(.manager), 200,
      contains: [#""subject":":account""#, "}\n{"], lacks: [#""action":"operator.created""#]),
    RouteRow(
      "a tenant's audit log as CSV", .get, tenant + "/audit/export", path: tenant + "/audit/export?subject=:account",
      .tenant(.manager), headers: [(name: "Accept", value: "text/csv")], 200,
      contains: ["created_at,id,tenant_id,operator_id", ",account.created,:account,"]),
    RouteRow(
      "an export of a wrong query", .get, tenant + "/audit/export", path: tenant + "/audit/export?limit=9",
      .tenant(.manager), 400, contains: [#""path":"limit""#]),
    RouteRow(
      "what was done in the whole gateway", .get, "/v1/audit", path: "/v1/audit?limit=1000", .ownersOnly, 200,
      contains: [#""action":"operator.created""#, #""action":"app.created""#, #""tenant_id":":tenant""#]),
    RouteRow(
      "what was done in one tenant, by its id", .get, "/v1/audit",
      path: "/v1/audit?tenant=:tenant&action=tenant.created",
      .ownersOnly, 200, contains: [#""subject":":tenant""#, #""next":null"#]),
    RouteRow(
      "a wrong query of the gateway's audit log", .get, "/v1/audit", path: "/v1/audit" + wrongQuery + "&tenant=x",
      .ownersOnly, 400, contains: ["action", "tenant", "shoe"].map { #""path":"\#($0)""# }),
    RouteRow(
      "the gateway's audit log as JSON lines", .get, "/v1/audit/export", .ownersOnly, 200,
      contains: [#""action":"operator.created""#, #""action":"audit.exported""#]),
    RouteRow(
      "whether the audit log is whole", .get, "/v1/audit/verification", .ownersOnly, 200,
      contains: [#""whole":true"#, #""broken":null"#, #""head":{"hash":""#, #""noted_head":null"#, #""unchained":0"#]),
    RouteRow(
      "a head that is not in it", .get, "/v1/audit/verification",
      path: "/v1/audit/verification?head=" + String(repeating: "0", count: 64), .ownersOnly, 200,
      contains: [#""whole":false"#, #""found":false"#]),
    RouteRow(
      "a head that is none", .get, "/v1/audit/verification", path: "/v1/audit/verification?head=abc", .ownersOnly, 400,
      contains: [#""path":"head""#]),
  ]
}
