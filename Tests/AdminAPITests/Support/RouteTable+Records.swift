import Moderation
import Outbound

extension RouteTable {
  private static let tenant = "/v1/tenants/:tenant"

  static let records = [
    RouteRow(
      "events", .get, tenant + "/events", path: tenant + "/events?type=comment.created&verdict=delete&since=2020-01-01",
      .tenant(.moderator), 200,
      contains: [
        #""id":":event""#, #""comment_id":"7302000000000000001""#, #""parent_comment_id":null"#,
        #""carried_out_as":"delete""#, #""next":null"#,
      ]),
    RouteRow(
      "events of a label", .get, tenant + "/events", path: tenant + "/events?label=scam", .tenant(.moderator), 200,
      contains: [#""items":[]"#]),
    RouteRow(
      "no such events", .get, tenant + "/events", path: tenant + "/events?verdict=hold", .tenant(.moderator), 200,
      contains: [#""items":[]"#]),
    RouteRow(
      "a wrong query", .get, tenant + "/events",
      path: tenant + "/events?verdict=loud&limit=0&cursor=zz&account=ten_1&since=never&shoe=9", .tenant(.moderator),
      400,
      contains: ["verdict", "limit", "cursor", "account", "since", "shoe"].map { #""path":"\#($0)""# }),
    RouteRow(
      "events as a log", .get, tenant + "/events/export", path: tenant + "/events/export?verdict=delete",
      .tenant(.moderator), 200,
      contains: [#""event_type":"comment.created","comment_id":"7302000000000000001""#, #""action":"delete"}"#],
      lacks: [#""text""#]),
    RouteRow(
      "a log of a wrong query", .get, tenant + "/events/export", path: tenant + "/events/export?limit=9",
      .tenant(.moderator), 400, contains: [#""path":"limit""#]),
    RouteRow(
      "an event", .get, tenant + "/events/:event", .tenant(.moderator), 200,
      contains: [#""id":":event""#, #""basis":"rule""#, #""matches":[{"end":9,"start":0,"term":"follow me"}]"#]),
    RouteRow(
      "why an event was decided so", .get, tenant + "/events/:event/explanation", .tenant(.moderator), 200,
      contains: [
        #""reason":"Rule spam-phrases"#, #""excerpt":"follow me""#, #""views":null"#, #""rules":null"#,
        #""text":"follow me""#,
      ]),
    RouteRow(
      "a review", .post, tenant + "/events/:event/review", .tenant(.moderator), body: #"{"verdict":"allow"}"#, 200,
      contains: [#""event_id":":event""#, #""verdict":"allow""#, #""reviewer":"opr_"#]),
    RouteRow(
      "a wrong review", .post, tenant + "/events/:event/review", .tenant(.moderator), body: #"{"verdict":"hold"}"#, 422,
      contains: ["must be one of allow, hide, delete"]),
    RouteRow("no review yet", .get, tenant + "/events/:event/review", .tenant(.moderator), 404),
    RouteRow(
      "notices", .get, tenant + "/notices", path: tenant + "/notices?kind=fuse", .tenant(.moderator), 200,
      contains: [#""items":[]"#]),
    RouteRow(
      "notices of a wrong kind", .get, tenant + "/notices", path: tenant + "/notices?kind=loud", .tenant(.moderator),
      400, contains: ["must be one of rule, fuse, reply"]),
    RouteRow(
      "actions", .get, tenant + "/actions", path: tenant + "/actions?state=requested&account=:account",
      .tenant(.moderator), 200, contains: [#""id":":action""#, #""state":"requested""#]),
    RouteRow(
      "an action", .get, tenant + "/actions/:action", .tenant(.moderator), 200,
      contains: [
        #""id":":action""#, #""event_id":":event""#, #""attempts":0"#, #""last_error":null"#, #""confirmed_by":null"#,
        #""drifts":0"#, #""urgency":"prompt""#,
      ]),
    RouteRow(
      "an event's actions", .get, tenant + "/actions", path: tenant + "/actions?event=:event", .tenant(.moderator), 200,
      contains: [#""id":":action""#, #""next":null"#]),
    RouteRow(
      "an action's attempts", .get, tenant + "/actions/:action/attempts", .tenant(.moderator), 200,
      contains: [#"{"items":[],"next":null}"#]),
    RouteRow(
      "attempts of no action", .get, tenant + "/actions/:action/attempts",
      path: tenant + "/actions/act_0000000000001/attempts", .tenant(.moderator), 404),
    RouteRow(
      "parked deliveries", .get, tenant + "/parked", .tenant(.moderator), 200,
      contains: [#""reason":"unknown event""#, #""body_base64":"/wA=""#], lacks: [#""body":"#]),
    RouteRow("parked deliveries of no tenant", .get, "/v1/parked", .ownersOnly, 200, contains: [#""items":[]"#]),
    RouteRow(
      "the report", .get, tenant + "/report", .tenant(.viewer), 200,
      contains: [
        #""tenant":"Tenant A""#, #""total_events":1"#, #""comment.created":1"#, #""delete":1"#,
        #""time_to_hidden":{"drifts":0,"#, #""accounts":["#,
      ]),
    RouteRow(
      "the report as text", .get, tenant + "/report", path: tenant + "/report?account=:account", .tenant(.viewer),
      headers: [(name: "Accept", value: "text/plain")], 200, contains: ["Moderation log report", "Open"]),
    RouteRow(
      "coverage by account and day", .get, tenant + "/coverage", .tenant(.viewer), 200,
      contains: [
        #""account_id":":account""#, #""delivered":1"#, #""found":0"#, #""late":0"#, #""total":1"#,
        #""compared_at":null"#,
      ]),
    RouteRow(
      "coverage of a time too long", .get, tenant + "/coverage", path: tenant + "/coverage?since=2020-01-01T00:00:00Z",
      .tenant(.viewer), 400, contains: ["92 days"]),
    RouteRow(
      "coverage of no account", .get, tenant + "/coverage", path: tenant + "/coverage?account=acc_0000000000001",
      .tenant(.viewer), 404),
    RouteRow(
      "the report of no account", .get, tenant + "/report", path: tenant + "/report?account=acc_0000000000001",
      .tenant(.viewer), 404),
    RouteRow(
      "how long hiding took", .get, tenant + "/time-to-hidden",
      path: tenant + "/time-to-hidden?account=:account&since=2026-01-01",
      .tenant(.viewer), 200,
      contains: [
        #""items":[]"#, #""received_to_accepted":{"count":0,"p50_ms":null,"p95_ms":null}"#, #""unseen":0"#,
      ]),
    RouteRow(
      "how long hiding took of no account", .get, tenant + "/time-to-hidden",
      path: tenant + "/time-to-hidden?account=acc_0000000000001",
      .tenant(.viewer), 404),
  ]
}
