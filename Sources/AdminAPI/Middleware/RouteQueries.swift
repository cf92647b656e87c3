/// The routes that read a query, each with `QueryFields`, which refuses what it does not know.
enum RouteQueries {
  static let taken: Set<String> = [
    "GET /v1/tenants",
    "GET /v1/tenants/{tenant}/accounts",
    "GET /v1/tenants/{tenant}/events",
    "GET /v1/tenants/{tenant}/actions",
    "GET /v1/tenants/{tenant}/parked",
    "GET /v1/parked",
    "GET /v1/tenants/{tenant}/notices",
    "GET /v1/tenants/{tenant}/audit",
    "GET /v1/tenants/{tenant}/report",
    "GET /v1/gateway/rule-set/versions",
    "GET /v1/gateway/rule-set/versions/{version}/difference",
    "GET /v1/tenants/{tenant}/rule-set/versions",
    "GET /v1/tenants/{tenant}/rule-set/versions/{version}/difference",
    "GET /v1/tenants/{tenant}/accounts/{account}/rule-set/versions",
    "GET /v1/tenants/{tenant}/accounts/{account}/rule-set/versions/{version}/difference",
    "GET /v1/tenants/{tenant}/rules/statistics",
    "GET /v1/gateway/lists",
    "GET /v1/gateway/lists/{list}",
    "PUT /v1/gateway/lists/{list}",
    "GET /v1/tenants/{tenant}/lists",
    "GET /v1/tenants/{tenant}/lists/{list}",
    "PUT /v1/tenants/{tenant}/lists/{list}",
    "GET /v1/starter-lists/{list}",
    "GET /v1/tenants/{tenant}/undo-jobs",
  ]
}
