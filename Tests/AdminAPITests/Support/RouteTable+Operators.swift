import Moderation
import Outbound

extension RouteTable {
  static let open = [
    RouteRow("the gateway is healthy", .get, "/health", .open, 200, contains: [#"{"status":"healthy"}"#]),
    RouteRow("the process lives", .get, "/livez", .open, 200, contains: [#""status":"alive""#]),
    RouteRow("the gateway is ready", .get, "/readyz", .open, 200, contains: [#""status":"ready""#, #""findings":[]"#]),
  ]

  static let operators = [
    RouteRow(
      "who am I", .get, "/v1/operators/me", .anyOperator, 200,
      contains: [#""id":":operator""#, #""name":"viewer""#, #""role":"viewer""#, #""tenants":[":tenant"]"#],
      lacks: ["one_time_password"]),
    RouteRow(
      "a wrong current password", .post, "/v1/operators/me/password", .anyOperator,
      body: #"{"current_password":"not-it","new_password":"long enough now"}"#, 422,
      contains: [#""path":"/current_password""#]),
    RouteRow(
      "all operators", .get, "/v1/operators", .ownersOnly, 200,
      contains: [#""name":"stranger""#, #""next":null"#], lacks: ["password_hash", "one_time_password"]),
    RouteRow(
      "a new operator", .post, "/v1/operators", .ownersOnly,
      body: #"{"name":" Erin@Agency.example ","role":"moderator","tenants":[":tenant"]}"#, 201,
      contains: [
        #""name":"erin@agency.example""#, #""must_change_password":true"#, #""one_time_password":""#,
        #""tenants":[":tenant"]"#,
      ]),
    RouteRow(
      "a grant for no tenant", .post, "/v1/operators", .ownersOnly,
      body: #"{"name":"erin","role":"moderator","tenants":[":tenant","ten_0000000000001"]}"#, 422,
      contains: [#""path":"/tenants/1""#]),
    RouteRow(
      "a name that is taken", .post, "/v1/operators", .ownersOnly, body: #"{"name":"Viewer","role":"viewer"}"#, 409,
      contains: [#""code":"conflict""#, #""path":"/name""#]),
    RouteRow(
      "an operator is disabled", .patch, "/v1/operators/:operator", .ownersOnly,
      body: #"{"role":"moderator","tenants":[],"disabled":true}"#, 200,
      contains: [#""role":"moderator""#, #""disabled":true"#, #""tenants":[]"#]),
    RouteRow(
      "no such operator", .patch, "/v1/operators/:operator", path: "/v1/operators/opr_0000000000001", .ownersOnly,
      body: #"{"disabled":true}"#, 404, contains: [#""code":"not_found""#]),
  ]
}
