import Moderation
import Outbound

extension RouteTable {
  private static let tenant = "/v1/tenants/:tenant"
  private static let noDecision = "rvd_0000000000001"

  /// Nothing waits in the seed: what comes of what does is in `ReviewTests`.
  static let reviews = [
    RouteRow(
      "the review queue", .get, tenant + "/review-queue",
      path: tenant + "/review-queue?account=:account&verdict=hold&rule=r&label=scam&holder=:operator",
      .tenant(.moderator), 200, contains: [#"{"items":[],"next":null}"#]),
    RouteRow(
      "a wrong queue", .get, tenant + "/review-queue", path: tenant + "/review-queue?verdict=hide&holder=me",
      .tenant(.moderator), 400, contains: ["must be one of review, hold", #""path":"holder""#]),
    RouteRow(
      "a claim of nothing", .post, tenant + "/review-queue/claim", .tenant(.moderator),
      body: #"{"limit":50,"account":":account","verdict":"review","rule":"r","label":"scam"}"#, 200,
      contains: [#"{"items":[],"next":null}"#]),
    RouteRow(
      "a claim of too much", .post, tenant + "/review-queue/claim", .tenant(.moderator), body: #"{"limit":51}"#, 422,
      contains: ["must be a whole number from 1 to 50"]),
    RouteRow(
      "nothing to renew", .post, tenant + "/review-queue/renew", .tenant(.moderator), body: #"{"events":[":event"]}"#,
      200, contains: [#""events":[]"#, #""leased_until":"2"#]),
    RouteRow(
      "nothing to release", .post, tenant + "/review-queue/release", .tenant(.moderator),
      body: #"{"events":[":event"]}"#, 200, contains: [#"{"events":[],"leased_until":null}"#]),
    RouteRow("what does not wait", .get, tenant + "/review-queue/:event", .tenant(.moderator), 404),
    RouteRow(
      "a decision about what does not wait", .post, tenant + "/review-queue/:event/decision", .tenant(.moderator),
      body: #"{"verdict":"hide","all_of_author":"tenant"}"#, 409, contains: [#""code":"not_waiting""#]),
    RouteRow(
      "a decision that makes no sense", .post, tenant + "/review-queue/:event/decision", .tenant(.moderator),
      body: #"{"verdict":"allow","all_of_author":"account","add_to_list":{"list":"Ä"}}"#, 422,
      contains: [#""path":"/all_of_author""#, #""path":"/add_to_list/list""#, #""path":"/add_to_list/term""#]),
    RouteRow(
      "decisions", .get, tenant + "/review-decisions", path: tenant + "/review-decisions?limit=3", .tenant(.moderator),
      200, contains: [#"{"items":[],"next":null}"#]),
    RouteRow(
      "no decision", .get, tenant + "/review-decisions/:decision", path: tenant + "/review-decisions/" + noDecision,
      .tenant(.moderator), 404),
    RouteRow(
      "no decision to take back", .post, tenant + "/review-decisions/:decision/undo",
      path: tenant + "/review-decisions/\(noDecision)/undo", .tenant(.moderator), 404),
    RouteRow(
      "a count for nothing", .post, tenant + "/review-bulk/preview", .tenant(.moderator),
      body: #"{"verdict":"hide","decided_as":"hold","account":":account","rule":"r","label":"scam"}"#, 200,
      contains: [#""count":0"#, #""confirmation":""#]),
    RouteRow(
      "a bulk of something else", .post, tenant + "/review-bulk", .tenant(.moderator),
      body: #"{"verdict":"hide","confirmation":"0f1e2d3c4b5a69780f1e2d3c4b5a69780f1e2d3c4b5a69780f1e2d3c4b5a6978"}"#,
      409,
      contains: [#""code":"selection_changed""#]),
    RouteRow(
      "what reviewers did", .get, tenant + "/review-throughput",
      path: tenant + "/review-throughput?since=2026-11-01&until=2026-11-20",
      .tenant(.moderator), 200, contains: [#"{"items":[],"next":null}"#]),
    RouteRow(
      "too long a time", .get, tenant + "/review-throughput",
      path: tenant + "/review-throughput?since=2026-01-01&until=2026-11-20", .tenant(.moderator), 400,
      contains: ["at most 92 days"]),
    RouteRow(
      "limits", .get, tenant + "/review-limits", .tenant(.moderator), 200,
      contains: [
        #""in_force":{"max_age_minutes":60,"max_items":500}"#, #""own":{"max_age_minutes":null,"max_items":null}"#,
        #""exceeded":false"#,
      ]),
    RouteRow(
      "setting limits", .put, tenant + "/review-limits", .tenant(.manager), body: #"{"max_items":7}"#, 200,
      contains: [
        #""in_force":{"max_age_minutes":60,"max_items":7}"#, #""own":{"max_age_minutes":null,"max_items":7}"#,
      ]),
    RouteRow(
      "limits that are none", .put, tenant + "/review-limits", .tenant(.manager), body: #"{"max_age_minutes":0}"#, 422,
      contains: ["must be a whole number from 1 to 43200"]),
  ]
}
