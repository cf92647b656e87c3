import Moderation
import Outbound

extension RouteTable {
  private static let tenant = "/v1/tenants/:tenant"
  private static let account = tenant + "/accounts/:account"
  private static let empty = #"{"default":"review","rules":[]}"#

  static let ruleSets = [
    RouteRow(
      "the rule set", .get, tenant + "/rule-set", .tenant(.moderator), 200, contains: [#""spam-phrases""#]),
    RouteRow(
      "a new rule set", .put, tenant + "/rule-set", .tenant(.manager), headers: [(name: "If-Match", value: "\"1\"")],
      body: empty, 200,
      contains: [
        #""default":"review""#, #""version":2"#, #""restores":null"#, #""warnings":[]"#, #""author":"opr_"#,
      ], reloads: 1),
    RouteRow(
      "an outdated base", .put, tenant + "/rule-set", .tenant(.manager),
      headers: [(name: "If-Match", value: "\"7\"")], body: empty, 412, contains: [#""code":"stale""#]),
    RouteRow(
      "no base", .put, tenant + "/rule-set", .tenant(.manager), body: empty, 428,
      contains: [#""code":"precondition_required""#]),
    RouteRow(
      "a wrong rule set", .put, tenant + "/rule-set", .tenant(.manager), headers: [(name: "If-Match", value: "*")],
      body: #"{"default":"allow","rules":[{"id":"x","verdict":"hide","when":{"words":[7]}}]}"#, 422,
      contains: [#""code":"invalid_rule_set""#, #""path":"/rules/0/when/words/0""#]),
    RouteRow(
      "a rule set is checked", .post, tenant + "/rule-set/check", .tenant(.moderator), body: empty, 200,
      contains: [#"{"document":{"default":"review","rules":[]},"warnings":[]}"#]),
    RouteRow(
      "a rule set that cannot be saved is checked", .post, tenant + "/rule-set/check", .tenant(.moderator),
      body: #"{"disable":["house"],"rules":[]}"#, 422,
      contains: [#""path":"/disable/0""#, "locked"]),
    RouteRow(
      "an old version is brought back", .post, tenant + "/rule-set/restore", .tenant(.manager),
      headers: [(name: "If-Match", value: "*")], body: #"{"version":1}"#, 200,
      contains: [#""version":2"#, #""restores":1"#, "spam-phrases"], reloads: 1),
    RouteRow(
      "no such version is brought back", .post, tenant + "/rule-set/restore", .tenant(.manager),
      headers: [(name: "If-Match", value: "*")], body: #"{"version":9}"#, 422, contains: [#""path":"/version""#]),
    RouteRow(
      "the versions", .get, tenant + "/rule-set/versions", .tenant(.moderator), 200,
      contains: [#""version":1"#, #""author":null,"author_name":null"#, #""next":null"#], lacks: ["document"]),
    RouteRow(
      "an old version", .get, tenant + "/rule-set/versions/:version", .tenant(.moderator), 200,
      contains: [#""version":1"#, #""author":null"#, #""note":null"#, #""document":{"#], lacks: ["warnings"]),
    RouteRow(
      "no such version", .get, tenant + "/rule-set/versions/:version", path: tenant + "/rule-set/versions/9",
      .tenant(.moderator), 404),
    RouteRow(
      "no difference", .get, tenant + "/rule-set/versions/:version/difference", .tenant(.moderator), 200,
      contains: [#""from":1"#, #""to":1"#, #""added":[]"#, #""changed":[]"#, #""default":null"#]),
    RouteRow(
      "the schema", .get, "/v1/rule-set-schema", .anyOperator, 200, contains: ["json-schema.org", "must_match"]),
  ]

  /// The gateway's and an account's, by the same routes.
  static let otherRuleSets = [
    RouteRow(
      "the gateway's rule set", .get, "/v1/gateway/rule-set", .ownersOnly, 200, contains: [#""id":"house""#]),
    RouteRow(
      "a new rule set of the gateway", .put, "/v1/gateway/rule-set", .ownersOnly,
      headers: [(name: "If-Match", value: "\"1\"")], body: empty, 200, contains: [#""version":2"#], reloads: 1),
    RouteRow(
      "a rule set of the gateway is checked", .post, "/v1/gateway/rule-set/check", .ownersOnly,
      body: #"{"disable":["x"],"rules":[]}"#, 422, contains: [#""path":"/disable/0""#]),
    RouteRow(
      "the gateway's rules are brought back", .post, "/v1/gateway/rule-set/restore", .ownersOnly,
      headers: [(name: "If-Match", value: "*")], body: #"{"version":1}"#, 200, contains: [#""restores":1"#],
      reloads: 1),
    RouteRow(
      "the gateway's versions", .get, "/v1/gateway/rule-set/versions", .ownersOnly, 200,
      contains: [#""version":1"#]),
    RouteRow(
      "a version of the gateway's", .get, "/v1/gateway/rule-set/versions/:version", .ownersOnly, 200,
      contains: [#""locked":true"#]),
    RouteRow(
      "a difference of the gateway's", .get, "/v1/gateway/rule-set/versions/:version/difference",
      path: "/v1/gateway/rule-set/versions/1/difference?to=8", .ownersOnly, 404),
    RouteRow(
      "an account's rule set", .get, account + "/rule-set", .tenant(.moderator), 200, contains: [#""zip""#]),
    RouteRow(
      "an account without rules", .get, account + "/rule-set", path: tenant + "/accounts/:business/rule-set",
      .tenant(.moderator), 404, contains: [#""code":"no_rule_set""#]),
    RouteRow(
      "the first rule set of an account", .put, account + "/rule-set", path: tenant + "/accounts/:business/rule-set",
      .tenant(.manager), headers: [(name: "If-Match", value: "\"0\"")], body: empty, 200,
      contains: [#""version":1"#], reloads: 1),
    RouteRow(
      "a rule of an account that is locked above", .put, account + "/rule-set", .tenant(.manager),
      headers: [(name: "If-Match", value: "*")],
      body: #"{"rules":[{"id":"house","locked":true,"verdict":"allow","when":{"lists":["nowhere"]}},"#
        + #"{"id":"b","verdict":"hold","when":{"words":{"lists":["nowhere"]}}}]}"#, 422,
      contains: [#""path":"/rules/0/when"#]),
    RouteRow(
      "an account's rule set is checked", .post, account + "/rule-set/check", .tenant(.moderator),
      body: #"{"rules":[{"id":"house","locked":true,"verdict":"allow","when":{"words":["a"]}},"#
        + #"{"id":"b","verdict":"hold","when":{"words":{"lists":["nowhere"]}},"examples":{"must_match":["x"]}}]}"#, 422,
      contains: [
        #""path":"/rules/0/id""#, #""path":"/rules/0/locked""#, #""path":"/rules/1/verdict""#,
        #""path":"/rules/1/when/words/lists/0""#,
      ]),
    RouteRow(
      "an account's rules are brought back", .post, account + "/rule-set/restore", .tenant(.manager),
      headers: [(name: "If-Match", value: "\"2\"")], body: #"{"version":1}"#, 200,
      contains: [#""version":3"#, #""restores":1"#, #""zap""#], reloads: 1),
    RouteRow(
      "an account's versions", .get, account + "/rule-set/versions", .tenant(.moderator), 200,
      contains: [#""version":2"#, #""version":1"#]),
    RouteRow(
      "a version of an account's", .get, account + "/rule-set/versions/:version", .tenant(.moderator), 200,
      contains: [#""zap""#]),
    RouteRow(
      "what differs between an account's versions", .get, account + "/rule-set/versions/:version/difference",
      path: account + "/rule-set/versions/1/difference?to=2", .tenant(.moderator), 200,
      contains: [#""from":1"#, #""to":2"#, #""changed":[{"after":{"#, #""members":["when"]"#]),
  ]
}
