import Moderation
import Outbound

extension RouteTable {
  private static let tenant = "/v1/tenants/:tenant"

  static let retries = [
    RouteRow(
      "an action that is not given up", .post, tenant + "/actions/:action/retry", .tenant(.manager),
      body: #"{"may_send_twice":true}"#, 409, contains: [#""code":"not_given_up""#]),
    RouteRow(
      "dead letters", .get, tenant + "/dead-letters",
      path: tenant + "/dead-letters?account=:account&kind=hide&failure=unreachable&since=2026-01-01",
      .tenant(.moderator), 200, contains: [#""items":[]"#]),
    RouteRow(
      "dead letters asked for wrongly", .get, tenant + "/dead-letters",
      path: tenant + "/dead-letters?kind=loud&failure=bad&since=never", .tenant(.moderator), 400,
      contains: ["kind", "failure", "since"].map { #""path":"\#($0)""# }),
    RouteRow(
      "what retrying would look at", .post, tenant + "/dead-letters/preview", .tenant(.manager),
      body: #"{"account":":account","kind":"delete"}"#, 200,
      contains: [#""retriable":0"#, #""left":0"#, #""groups":[]"#, #""confirmation":""#]),
    RouteRow(
      "a retry of what nobody has seen", .post, tenant + "/dead-letters/retry", .tenant(.manager),
      body: #"{"confirmation":"1-0"}"#, 409, contains: [#""code":"confirmation_expired""#]),
    RouteRow(
      "a retry asked for wrongly", .post, tenant + "/dead-letters/retry", .tenant(.manager),
      body: #"{"account":"ten_1","kind":"loud","failure":"bad","from":"2026-01-02","to":"2026-01-01"}"#, 422,
      contains: ["account", "kind", "failure", "to", "confirmation"].map { #""path":"/\#($0)""# }),
    RouteRow(
      "a retry for another tenant's account", .post, tenant + "/dead-letters/retry", .tenant(.manager),
      body: #"{"account":"acc_0000000000001","confirmation":"1-0"}"#, 404),
    RouteRow(
      "retries in bulk", .get, tenant + "/retry-jobs", .tenant(.moderator), 200,
      contains: [#""id":":retry""#, #""state":"running""#]),
    RouteRow(
      "a retry in bulk", .get, tenant + "/retry-jobs/:retry", .tenant(.moderator), 200,
      contains: [#""id":":retry""#, #""account_id":":account""#, #""kind":null"#, #""settled":0"#]),
    RouteRow(
      "a retry in bulk is cancelled", .delete, tenant + "/retry-jobs/:retry", .tenant(.manager), 200,
      contains: [#""state":"cancelled""#]),
    RouteRow(
      "a parked delivery that is of no use yet", .post, tenant + "/parked/:parked/retry", .tenant(.manager), 409,
      contains: [#""code":"still_unusable""#, "it is a mystery"]),
    RouteRow(
      "a parked delivery of a tenant is not the gateway's to retry", .post, "/v1/parked/:parked/retry", .ownersOnly, 404
    ),
    RouteRow(
      "what retrying parked deliveries would come to", .post, tenant + "/parked/retry", .tenant(.manager),
      body: #"{"dry_run":true}"#, 200,
      contains: [#""dry_run":true"#, #""examined":1"#, #""left":1"#, #""next":null"#, #""up_to":":parked""#]),
    RouteRow(
      "parked deliveries that nobody counted", .post, tenant + "/parked/retry", .tenant(.manager),
      body: #"{"after":"x"}"#, 422, contains: [#""path":"/up_to""#, #""path":"/after""#]),
    RouteRow(
      "a retry of parked deliveries", .post, tenant + "/parked/retry", .tenant(.manager),
      body: #"{"up_to":":parked"}"#, 200, contains: [#""dry_run":false"#, #""examined":1"#, #""left":1"#]),
    RouteRow(
      "a retry of parked deliveries of no tenant", .post, "/v1/parked/retry", .ownersOnly, body: #"{"dry_run":true}"#,
      200, contains: [#""examined":0"#, #""up_to":null"#]),
    RouteRow("a parked delivery is cleared away", .delete, tenant + "/parked/:parked", .tenant(.manager), 204),
    RouteRow("a parked delivery of a tenant is not the gateway's", .delete, "/v1/parked/:parked", .ownersOnly, 404),
  ]

  static let replays = [
    RouteRow(
      "a second replay", .post, tenant + "/replays", .tenant(.manager),
      body: #"{"account":":account","verdict":"delete","label":"scam","rule":"spam-phrases","from":"2026-01-01"}"#, 409,
      contains: [#""code":"replay_running""#]),
    RouteRow(
      "a replay asked for wrongly", .post, tenant + "/replays", .tenant(.manager),
      body: #"{"verdict":"loud","rule":"A B","from":"2026-01-02","to":"2026-01-01"}"#, 422,
      contains: ["verdict", "rule", "to"].map { #""path":"/\#($0)""# }),
    RouteRow(
      "a replay of another tenant's account", .post, tenant + "/replays", .tenant(.manager),
      body: #"{"account":"acc_0000000000001"}"#, 404),
    RouteRow(
      "a comparison that is not done is not carried out", .post, tenant + "/replays/:replay/act", .tenant(.manager),
      409, contains: [#""code":"not_compared""#]),
    RouteRow(
      "replays", .get, tenant + "/replays", .tenant(.moderator), 200,
      contains: [#""id":":replay""#, #""mode":"compare""#], lacks: [#""rules":"#]),
    RouteRow(
      "a replay", .get, tenant + "/replays/:replay", .tenant(.moderator), 200,
      contains: [#""id":":replay""#, #""account_id":":account""#, #""compared":0"#, #""rules":[]"#]),
    RouteRow(
      "a replay is cancelled", .delete, tenant + "/replays/:replay", .tenant(.manager), 200,
      contains: [#""state":"cancelled""#]),
  ]
}
