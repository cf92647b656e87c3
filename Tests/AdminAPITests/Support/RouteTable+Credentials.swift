import Moderation
import Outbound

extension RouteTable {
  private static let operatorPath = "/v1/operators/:operator"

  static let credentials = [
    RouteRow(
      "a wrong password", .post, "/v1/sessions", .open, body: #"{"name":"owner","password":"wrong-password"}"#, 401,
      contains: [#""code":"invalid_credentials""#]),
    RouteRow(
      "one's own sessions", .get, "/v1/sessions", .anyOperator, 200,
      contains: [#""id":":session""#, #""address":null"#, #""user_agent":null"#, #""next":null"#], lacks: ["digest"]),
    RouteRow("the other sessions end", .delete, "/v1/sessions", .anyOperator, 204),
    RouteRow(
      "this session", .get, "/v1/sessions/current", .anyOperator, 200,
      contains: [
        #""current":true"#, #""csrf_token":null"#, #""name":"viewer""#, #""idle_seconds":1800"#,
        #""gateway_version":"1."#,
      ]),
    RouteRow("logging out", .delete, "/v1/sessions/current", .anyOperator, 204),
    RouteRow("one of one's own sessions ends", .delete, "/v1/sessions/:session", .own, 204),
    RouteRow(
      "no such session", .delete, "/v1/sessions/:session", path: "/v1/sessions/ses_0000000000001", .anyOperator, 404),
    RouteRow(
      "one's own tokens", .get, "/v1/tokens", .anyOperator, 200,
      contains: [
        #""id":":token""#, #""scopes":["events:read"]"#, #""tenants":null"#, #""last_used_at":null"#,
        #""revoked_at":null"#,
      ], lacks: ["digest", "gh_"]),
    RouteRow(
      "a new token", .post, "/v1/tokens", .anyOperator,
      body: #"{"name":" export ","scopes":["reports:read","events:read"],"tenants":[":tenant"],"expires_in_days":7}"#,
      201,
      contains: [
        #""name":"export""#, #""scopes":["events:read","reports:read"]"#, #""tenants":[":tenant"]"#, #""token":"gh_"#,
      ]),
    RouteRow("a token is revoked", .delete, "/v1/tokens/:token", .own, 204),
    RouteRow("no such token", .delete, "/v1/tokens/:token", path: "/v1/tokens/ten_1", .anyOperator, 404),
    RouteRow(
      "somebody's sessions", .get, operatorPath + "/sessions", .ownersOnly, 200,
      contains: [#""id":":session""#], lacks: [#""current":true"#]),
    RouteRow("somebody's sessions all end", .delete, operatorPath + "/sessions", .ownersOnly, 204),
    RouteRow("somebody's session ends", .delete, operatorPath + "/sessions/:session", .ownersOnly, 204),
    RouteRow(
      "sessions of nobody", .get, operatorPath + "/sessions", path: "/v1/operators/opr_0000000000001/sessions",
      .ownersOnly, 404),
    RouteRow(
      "somebody's tokens", .get, operatorPath + "/tokens", .ownersOnly, 200, contains: [#""id":":token""#],
      lacks: ["gh_"]),
    RouteRow("somebody's token is revoked", .delete, operatorPath + "/tokens/:token", .ownersOnly, 204),
    RouteRow(
      "somebody else's token", .delete, operatorPath + "/tokens/:token",
      path: operatorPath + "/tokens/tok_0000000000001", .ownersOnly, 404),
  ]
}
