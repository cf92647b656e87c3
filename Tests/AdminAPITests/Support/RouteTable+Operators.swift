import Moderation
import Outbound

extension RouteTable {
  static let open = [
    RouteRow("the gateway is healthy", .get, "/health", .open, 200, contains: [#"{"status":"healthy"}"#]),
    RouteRow("the process lives", .get, "/livez", .open, 200, contains: [#""status":"alive""#]),
    RouteRow("the gateway is ready", .get, "/readyz", .open, 200, contains: [#""status":"ready""#, #""findings":[]"#]),
    RouteRow("the description of the API", .get, "/openapi.yaml", .open, 200, contains: ["openapi: 3.1"]),
    RouteRow(
      "a code of no invitation", .post, "/v1/invitations/accept", .open,
      body: #"{"code":"abcde-fghjk","password":"a new password"}"#, 401, contains: [#""code":"invalid_invitation""#]),
  ]

  static let operators = [
    RouteRow(
      "who am I", .get, "/v1/operators/me", .anyOperator, 200,
      contains: [#""id":":operator""#, #""name":"viewer""#, #""role":"viewer""#, #""tenants":[":tenant"]"#]),
    RouteRow(
      "a wrong current password", .post, "/v1/operators/me/password", .anyOperator,
      body: #"{"current_password":"not-it","new_password":"long enough now"}"#, 422,
      contains: [#""path":"/current_password""#]),
    RouteRow(
      "all operators", .get, "/v1/operators", .ownersOnly, 200,
      contains: [#""name":"stranger""#, #""next":null"#], lacks: ["password_hash"]),
    RouteRow(
      "one operator", .get, "/v1/operators/:operator", .ownersOnly, 200,
      contains: [#""name":"viewer""#, #""second_factor":true"#], lacks: ["password_hash"]),
    RouteRow(
      "an operator is disabled", .patch, "/v1/operators/:operator", .ownersOnly,
      body: #"{"role":"viewer","tenants":[],"disabled":true}"#, 200,
      contains: [#""role":"viewer""#, #""disabled":true"#, #""tenants":[]"#]),
    RouteRow(
      "no such operator", .patch, "/v1/operators/:operator", path: "/v1/operators/opr_0000000000001", .ownersOnly,
      body: #"{"disabled":true}"#, 404, contains: [#""code":"not_found""#]),
  ]

  static let invitations = [
    RouteRow(
      "open invitations", .get, "/v1/invitations", .ownersOnly, 200,
      contains: [#""id":":invitation""#, #""purpose":"new_operator""#], lacks: [#""code""#]),
    RouteRow(
      "a new operator is invited", .post, "/v1/invitations", .ownersOnly,
      body: #"{"name":" Erin@Agency.example ","role":"moderator","tenants":[":tenant"]}"#, 201,
      contains: [#""name":"erin@agency.example""#, #""code":""#, #""tenants":[":tenant"]"#]),
    RouteRow(
      "an operator is to set a new password", .post, "/v1/invitations", .ownersOnly,
      body: #"{"name":"viewer","expires_in_seconds":3600}"#, 201,
      contains: [#""purpose":"password_reset""#, #""role":"viewer""#, #""code":""#]),
    RouteRow(
      "a grant for no tenant", .post, "/v1/invitations", .ownersOnly,
      body: #"{"name":"erin","role":"moderator","tenants":[":tenant","ten_0000000000001"]}"#, 422,
      contains: [#""path":"/tenants/1""#]),
    RouteRow(
      "a name that is taken", .post, "/v1/invitations", .ownersOnly, body: #"{"name":"Viewer","role":"viewer"}"#, 409,
      contains: [#""code":"conflict""#, #""path":"/name""#]),
    RouteRow(
      "a new operator without a role", .post, "/v1/invitations", .ownersOnly, body: #"{"name":"erin"}"#, 422,
      contains: [#""path":"/role""#]),
    RouteRow("an invitation is taken back", .delete, "/v1/invitations/:invitation", .ownersOnly, 204),
    RouteRow(
      "no such invitation", .delete, "/v1/invitations/:invitation", path: "/v1/invitations/inv_0000000000001",
      .ownersOnly, 404),
  ]

  static let secondFactors = [
    RouteRow(
      "whether there is a second factor", .get, "/v1/operators/me/second-factor", .anyOperator, 200,
      contains: [#""enabled":true"#, #""recovery_codes_left":0"#, #""required":false"#]),
    RouteRow(
      "a second one at once", .post, "/v1/operators/me/second-factor", .anyOperator, body: #"{"password":"x"}"#, 409,
      contains: [#""code":"second_factor_enabled""#]),
    RouteRow(
      "nothing to confirm", .post, "/v1/operators/me/second-factor/confirm", .anyOperator, body: #"{"code":"123456"}"#,
      409, contains: [#""code":"second_factor_enabled""#]),
    RouteRow(
      "disabling with a wrong password", .post, "/v1/operators/me/second-factor/disable", .anyOperator,
      body: #"{"password":"x","code":"123456"}"#, 422, contains: [#""path":"/password""#]),
    RouteRow(
      "new recovery codes with a wrong password", .post, "/v1/operators/me/second-factor/recovery-codes", .anyOperator,
      body: #"{"password":"x","code":"123456"}"#, 422, contains: [#""path":"/password""#]),
    RouteRow(
      "a lost second factor is taken off", .delete, "/v1/operators/:operator/second-factor", .ownersOnly, 204),
  ]
}
