import Moderation
import Outbound

extension RouteTable {
  private static let tenant = "/v1/tenants/:tenant"

  static let ruleSets = [
    RouteRow(
      "the rule set", .get, tenant + "/rule-set", .tenant(.moderator), 200, contains: [#""spam-phrases""#]),
    RouteRow(
      "a new rule set", .put, tenant + "/rule-set", .tenant(.manager), headers: [(name: "If-Match", value: "\"1\"")],
      body: #"{"default":"review","rules":[]}"#, 200, contains: [#""default":"review""#], reloads: 1),
    RouteRow(
      "an outdated base", .put, tenant + "/rule-set", .tenant(.manager),
      headers: [(name: "If-Match", value: "\"7\"")], body: #"{"default":"review","rules":[]}"#, 412,
      contains: [#""code":"stale""#]),
    RouteRow(
      "no base", .put, tenant + "/rule-set", .tenant(.manager), body: #"{"default":"review","rules":[]}"#, 428,
      contains: [#""code":"precondition_required""#]),
    RouteRow(
      "a wrong rule set", .put, tenant + "/rule-set", .tenant(.manager), headers: [(name: "If-Match", value: "*")],
      body: #"{"default":"allow","rules":[{"id":"x","verdict":"hide","when":{"words":[7]}}]}"#, 422,
      contains: [#""code":"invalid_rule_set""#, #""path":"/rules/0/when/words/0""#]),
    RouteRow(
      "an old version", .get, tenant + "/rule-set/versions/:version", .tenant(.moderator), 200,
      contains: [#""version":1"#, #""author":null"#, #""note":null"#, #""document":{"#]),
    RouteRow(
      "no such version", .get, tenant + "/rule-set/versions/:version", path: tenant + "/rule-set/versions/9",
      .tenant(.moderator), 404),
    RouteRow(
      "the rule set is tried", .post, tenant + "/rule-set/try", .tenant(.moderator),
      body: #"{"text":"please FOLLOW me now"}"#, 200,
      contains: [
        #""verdict":"delete""#, #""basis":"rule""#, #""rule":"spam-phrases""#, #""rule_set_version":1"#,
        #""matches":[{"end":16,"start":7,"term":"follow me"}]"#,
      ]),
    RouteRow(
      "a draft is tried", .post, tenant + "/rule-set/try", .tenant(.moderator),
      body: #"{"text":"hello there","rule_set":{"default":"review","rules":[]}}"#, 200,
      contains: [#""verdict":"review""#, #""rule":null"#, #""rule_set_version":0"#]),
    RouteRow(
      "a wrong draft", .post, tenant + "/rule-set/try", .tenant(.moderator),
      body: #"{"text":"hello there","rule_set":{"rules":1e999}}"#, 422, contains: [#""path":"/rule_set"#]),
  ]

  static let records = [
    RouteRow(
      "events", .get, tenant + "/events", path: tenant + "/events?type=comment.created&verdict=delete&since=2020-01-01",
      .tenant(.moderator), 200,
      contains: [
        #""id":":event""#, #""comment_id":"7302000000000000001""#, #""parent_comment_id":null"#,
        #""carried_out_as":"delete""#, #""next":null"#,
      ]),
    RouteRow(
      "no such events", .get, tenant + "/events", path: tenant + "/events?verdict=hold", .tenant(.moderator), 200,
      contains: [#""items":[]"#]),
    RouteRow(
      "a wrong query", .get, tenant + "/events",
      path: tenant + "/events?verdict=loud&limit=0&cursor=zz&account=ten_1&since=never&shoe=9", .tenant(.moderator),
      400,
      contains: ["verdict", "limit", "cursor", "account", "since", "shoe"].map { #""path":"\#($0)""# }),
    RouteRow(
      "an event", .get, tenant + "/events/:event", .tenant(.moderator), 200,
      contains: [#""id":":event""#, #""basis":"rule""#, #""matches":[{"end":9,"start":0,"term":"follow me"}]"#]),
    RouteRow(
      "actions", .get, tenant + "/actions", path: tenant + "/actions?state=requested&account=:account",
      .tenant(.moderator), 200, contains: [#""id":":action""#, #""state":"requested""#]),
    RouteRow(
      "an action", .get, tenant + "/actions/:action", .tenant(.moderator), 200,
      contains: [#""id":":action""#, #""event_id":":event""#, #""attempts":0"#, #""last_error":null"#]),
    RouteRow(
      "parked deliveries", .get, tenant + "/parked", .tenant(.moderator), 200,
      contains: [#""reason":"unknown event""#, #""body_base64":"/wA=""#], lacks: [#""body":"#]),
    RouteRow("parked deliveries of no tenant", .get, "/v1/parked", .ownersOnly, 200, contains: [#""items":[]"#]),
    RouteRow(
      "the report", .get, tenant + "/report", .tenant(.viewer), 200,
      contains: [#""tenant":"Tenant A""#, #""total_events":1"#, #""comment.created":1"#, #""delete":1"#]),
    RouteRow(
      "the report as text", .get, tenant + "/report", path: tenant + "/report?account=:account", .tenant(.viewer),
      headers: [(name: "Accept", value: "text/plain")], 200, contains: ["Moderation log report", "Open"]),
    RouteRow(
      "the report of no account", .get, tenant + "/report", path: tenant + "/report?account=acc_0000000000001",
      .tenant(.viewer), 404),
  ]
}
