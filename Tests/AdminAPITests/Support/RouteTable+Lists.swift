import Moderation
import Outbound

extension RouteTable {
  private static let tenant = "/v1/tenants/:tenant/lists"
  private static let text = (name: "Content-Type", value: "text/plain; charset=utf-8")
  private static let csv = (name: "Content-Type", value: "text/csv")
  private static let any = (name: "If-Match", value: "*")

  static let lists = [
    RouteRow(
      "the tenant's lists", .get, tenant, .tenant(.moderator), 200,
      contains: [#""name":"spam""#, #""term_count":2"#, #""version":1"#], lacks: ["shared", "buy now"]),
    RouteRow(
      "a list as text", .get, tenant + "/:list", .tenant(.moderator), 200, contains: ["buy now\ncheap pills\n"]),
    RouteRow(
      "a list as CSV", .get, tenant + "/:list", .tenant(.moderator), headers: [(name: "Accept", value: "text/csv")],
      200, contains: ["term\r\nbuy now\r\n"]),
    RouteRow(
      "what is known about a list", .get, tenant + "/:list", .tenant(.moderator),
      headers: [(name: "Accept", value: "application/json")], 200, contains: [#""title":null"#], lacks: ["buy now"]),
    RouteRow("no such list", .get, tenant + "/:list", path: tenant + "/Spam!", .tenant(.moderator), 404),
    RouteRow(
      "a list has its next version", .put, tenant + "/:list", path: tenant + "/:list?title=Spam%20%C3%A9",
      .tenant(.manager), headers: [text, (name: "If-Match", value: "\"1\"")], body: "one\nTwo\ntwo\n", 200,
      contains: [#""title":"Spam é""#, #""version":2"#, #""term_count":2"#, #""line":3"#], reloads: 1),
    RouteRow(
      "a new list", .put, tenant + "/:list", path: tenant + "/fresh", .tenant(.manager),
      headers: [csv, (name: "If-Match", value: "\"0\"")], body: "term,note\na,x\n", 201,
      contains: [#""name":"fresh""#, #""warnings":[]"#], reloads: 1),
    RouteRow(
      "a list without a base", .put, tenant + "/:list", .tenant(.manager), headers: [text], body: "a", 428,
      contains: [#""code":"precondition_required""#]),
    RouteRow(
      "an outdated base of a list", .put, tenant + "/:list", .tenant(.manager),
      headers: [text, (name: "If-Match", value: "\"4\"")], body: "a", 412, contains: [#""code":"stale""#]),
    RouteRow(
      "a list of faults", .put, tenant + "/:list", .tenant(.manager), headers: [csv, any],
      body: "term,colour\nx,red\n", 422,
      contains: [#""code":"invalid_list""#, #""line":1"#]),
    RouteRow(
      "a list in JSON", .put, tenant + "/:list", .tenant(.manager), headers: [any], body: "[]", 415,
      contains: ["text/plain or text/csv"]),
    RouteRow("a list is deleted", .delete, tenant + "/:list", .tenant(.manager), 204, reloads: 1),
    RouteRow(
      "the gateway's lists", .get, "/v1/gateway/lists", .ownersOnly, 200, contains: [#""name":"shared""#]),
    RouteRow(
      "a list of the gateway", .get, "/v1/gateway/lists/:list", path: "/v1/gateway/lists/shared", .ownersOnly, 200,
      contains: ["shared term\n"]),
    RouteRow(
      "a list of the gateway is saved", .put, "/v1/gateway/lists/:list", .ownersOnly, headers: [text, any],
      body: "a\n", 201, contains: [#""version":1"#], reloads: 1),
    RouteRow(
      "a list of the gateway is deleted", .delete, "/v1/gateway/lists/:list", path: "/v1/gateway/lists/shared",
      .ownersOnly, 204, reloads: 1),
    RouteRow(
      "starter lists", .get, "/v1/starter-lists", .anyOperator, 200,
      contains: [#""name":"spam-en""#, #""language":"pt""#, #""kind":"insults""#]),
    RouteRow(
      "a starter list", .get, "/v1/starter-lists/:list", path: "/v1/starter-lists/spam-en?spreadsheet=true",
      .anyOperator, 200, contains: ["\u{FEFF}term\r\n"]),
    RouteRow(
      "no such starter list", .get, "/v1/starter-lists/:list", path: "/v1/starter-lists/nothing", .anyOperator, 404),
  ]
}
