import Moderation
import Outbound

extension RouteTable {
  private static let list = "/v1/tenants/:tenant/authorisations"
  private static let one = list + "/:authorisation"

  static let authorisations = [
    RouteRow(
      "a link for a new account", .post, list, .tenant(.manager), body: #"{"app_id":":ownapp","name":"Shop"}"#, 201,
      contains: [
        #""app_id":":ownapp""#, #""account_id":null"#, #""name":"Shop""#, #""state":"waiting""#, #""url":"https://"#,
      ]),
    RouteRow(
      "a link for an account that lapsed", .post, list, .tenant(.manager), body: #"{"account_id":":business"}"#, 201,
      contains: [#""account_id":":business""#, #""ended_at":null"#]),
    RouteRow(
      "a link for nothing", .post, list, .tenant(.manager), body: "{}", 422, contains: [#""path":"/app_id""#]),
    RouteRow(
      "a link that would rename", .post, list, .tenant(.manager),
      body: #"{"account_id":":business","name":"x"}"#, 422, contains: [#""path":"/name""#]),
    RouteRow(
      "a link for no account", .post, list, .tenant(.manager),
      body: #"{"app_id":":ownapp","account_id":"acc_0000000000001"}"#, 422, contains: [#""path":"/account_id""#]),
    RouteRow(
      "links", .get, list, .tenant(.manager), 200,
      contains: [#""id":":authorisation""#, #""state":"waiting""#], lacks: [#""url""#]),
    RouteRow("a link", .get, one, .tenant(.manager), 200, contains: [#""refusal":null"#], lacks: [#""url""#]),
    RouteRow("a link is taken back", .delete, one, .tenant(.manager), 204),
  ]
}
