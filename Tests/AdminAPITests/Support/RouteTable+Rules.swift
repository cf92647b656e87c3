import Moderation
import Outbound

extension RouteTable {
  private static let tenant = "/v1/tenants/:tenant"
  private static let rulesPath = tenant + "/rules"

  static let rules = [
    RouteRow(
      "the rules of all layers", .get, rulesPath, .tenant(.moderator), 200,
      contains: [
        #""versions":{"account":null,"gateway":1,"tenant":1}"#, #""layer":"gateway""#, #""id":"house""#,
        #""state":"in_force""#, #""demotion":null"#, #""default":"allow""#,
      ], lacks: [#""id":"local""#]),
    RouteRow(
      "the rules of an account", .get, tenant + "/accounts/:account/rules", .tenant(.moderator), 200,
      contains: [#""id":"local""#, #""layer":"account""#, #""versions":{"account":2,"gateway":1,"tenant":1}"#]),
    RouteRow(
      "the rules are tested", .post, rulesPath + "/test", .tenant(.moderator),
      body: #"{"text":"please FOLLOW me now"}"#, 200,
      contains: [
        #""verdict":"delete""#, #""basis":"rule""#, #""rule":"spam-phrases""#, #""rule_set_version":1"#,
        #""start":7"#, #""end":16"#, #""excerpt":"FOLLOW me""#, #""term":"follow me""#, #""reason":"Rule spam-phrases"#,
        #""name":"exact","text":"please FOLLOW me now""#, #""path":"/when/substrings","result":"holds""#,
      ]),
    RouteRow(
      "the rules of an account are tested", .post, rulesPath + "/test", .tenant(.moderator),
      body: #"{"text":"zip it now","account":":account","user_id":"7","username":"@a","video_id":"9"}"#, 200,
      contains: [#""rule":"local""#, #""layer":"account""#]),
    RouteRow(
      "a draft is tested", .post, rulesPath + "/test", .tenant(.moderator),
      body: #"{"text":"hello there","rule_set":{"default":"review","rules":[]}}"#, 200,
      contains: [#""verdict":"review""#, #""rule":null"#, #""rule_set_version":0"#]),
    RouteRow(
      "a wrong draft", .post, rulesPath + "/test", .tenant(.moderator),
      body: #"{"text":"hello there","rule_set":{"rules":1e999}}"#, 422, contains: [#""path":"/rule_set"#]),
    RouteRow(
      "a draft for no account", .post, rulesPath + "/test", .tenant(.moderator),
      body: #"{"layer":"account","rule_set":{"rules":[]},"occurred_at":"now"}"#, 422,
      contains: [#""path":"/layer""#, #""path":"/text""#, #""path":"/occurred_at""#]),
    RouteRow(
      "another tenant's account is tested", .post, rulesPath + "/test", .tenant(.moderator),
      body: #"{"text":"x","account":"acc_0000000000001"}"#, 404),
    RouteRow(
      "a draft is held against stored comments", .post, rulesPath + "/back-test", .tenant(.manager),
      body: #"{"rule_set":{"rules":[]},"days":3}"#, 200,
      contains: [
        #"{"progress":{"done":0,"of":1}}"#, #""compared":1"#, #""released":1"#, #""rule":"spam-phrases""#,
        #""text":"follow me""#,
      ]),
    RouteRow(
      "nothing is held against stored comments", .post, rulesPath + "/back-test", .tenant(.manager),
      body: #"{"days":0,"newest":-1,"one_in":0}"#, 422,
      contains: ["rule_set", "days", "newest", "one_in"].map { #""path":"/\#($0)""# }),
    RouteRow(
      "a term is tried out", .post, rulesPath + "/evasion", .tenant(.moderator),
      body: #"{"term":"scam","kind":"substrings","folding":"exact","seed":7}"#, 200,
      contains: [#""kind":"substrings""#, #""folding":"exact""#, #""seed":7"#, #""techniques":[{"#, #""share":0."#]),
    RouteRow(
      "a term that is none", .post, rulesPath + "/evasion", .tenant(.moderator),
      body: #"{"term":"  ","kind":"regex","folding":"much","seed":-1}"#, 422,
      contains: ["term", "kind", "folding", "seed"].map { #""path":"/\#($0)""# }),
    RouteRow(
      "what rules did", .get, rulesPath + "/statistics", path: rulesPath + "/statistics?rule=spam-phrases",
      .tenant(.viewer), 200, contains: [#""rule":"spam-phrases""#, #""acted":1"#, #""overturned":0"#]),
    RouteRow(
      "what rules did, asked wrongly", .get, rulesPath + "/statistics", path: rulesPath + "/statistics?rule=A",
      .tenant(.viewer), 400, contains: [#""path":"rule""#]),
    RouteRow(
      "what rules did in too long a time", .get, rulesPath + "/statistics",
      path: rulesPath + "/statistics?since=2020-01-01T00:00:00Z", .tenant(.viewer), 400,
      contains: [#""path":"since""#, "92 days"]),
    RouteRow(
      "no demotions", .get, rulesPath + "/demotions", .tenant(.moderator), 200, contains: [#""items":[]"#]),
    RouteRow(
      "a rule that is not demoted", .post, rulesPath + "/:layer/:rule/rearm", .tenant(.manager), 404),
  ]

  static let undoing = [
    RouteRow(
      "what undoing would do", .post, tenant + "/rule-set/undo/preview", .tenant(.manager),
      body: #"{"account":":account","version":1,"from":"2026-01-01T00:00:00Z","to":"2026-01-02T00:00:00Z"}"#, 200,
      contains: [#""examined":0"#, #""complete":true"#, #""layer":"account""#, #""examples":[]"#]),
    RouteRow(
      "a version in force is not undone", .post, tenant + "/rule-set/undo/preview", .tenant(.manager),
      body: #"{"version":1,"from":"2026-01-01T00:00:00Z","to":"2026-01-02T00:00:00Z"}"#, 409,
      contains: [#""code":"in_force""#]),
    RouteRow(
      "a job is begun twice", .post, tenant + "/undo-jobs", .tenant(.manager),
      body: #"{"account":":account","version":1,"from":"2026-01-01T00:00:00Z","to":"2026-01-02T00:00:00Z"}"#, 409,
      contains: [#""code":"undo_running""#]),
    RouteRow(
      "a job asked for wrongly", .post, tenant + "/undo-jobs", .tenant(.manager),
      body: #"{"layer":"account","version":0,"from":"2025-01-01T00:00:00Z","to":"2026-01-02T00:00:00Z"}"#, 422,
      contains: ["layer", "version", "from"].map { #""path":"/\#($0)""# }),
    RouteRow(
      "no such version to undo", .post, tenant + "/undo-jobs", .tenant(.manager),
      body: #"{"version":5,"from":"2026-01-01T00:00:00Z","to":"2026-01-02T00:00:00Z"}"#, 422,
      contains: [#""path":"/version""#]),
    RouteRow(
      "undo jobs", .get, tenant + "/undo-jobs", .tenant(.moderator), 200,
      contains: [#""id":":undo""#, #""state":"running""#]),
    RouteRow(
      "an undo job", .get, tenant + "/undo-jobs/:undo", .tenant(.moderator), 200,
      contains: [#""id":":undo""#, #""account_id":":account""#, #""still_hidden":0"#]),
    RouteRow(
      "an undo job is cancelled", .delete, tenant + "/undo-jobs/:undo", .tenant(.manager), 200,
      contains: [#""state":"cancelled""#]),
  ]
}
