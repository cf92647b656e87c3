import Moderation
import Outbound

extension RouteTable {
  private static let tenant = "/v1/tenants/:tenant"

  /// What streams send is in `LiveTests`: they do not end by themselves.
  static let overviews = [
    RouteRow(
      "a tenant at a glance", .get, tenant + "/overview", .tenant(.viewer), 200,
      contains: [
        #""period":"24h""#, #""step_seconds":3600"#,
        #""by_verdict":{"allow":0,"delete":1,"hide":0,"hold":0,"review":0}"#,
        #""actions":{"given_up":0,"unconfirmed":0,"waiting":1}"#, #""coverage":{"delivered":1,"found":0}"#,
        #""queue":{"claimed":0,"oldest_received_at":null,"waiting":0}"#, #""kind":"deliveries_parked""#,
        #""tenant_id":":tenant""#,
      ], lacks: ["tenants", "Tenant B"]),
    RouteRow(
      "a tenant in a month", .get, tenant + "/overview", path: tenant + "/overview?period=30d", .tenant(.viewer), 200,
      contains: [#""period":"30d""#, #""step_seconds":86400"#]),
    RouteRow(
      "a period there is not", .get, tenant + "/overview", path: tenant + "/overview?period=1y", .tenant(.viewer), 400,
      contains: [#""path":"period""#, "24h, 7d, 30d"]),
    RouteRow(
      "all one may see at a glance", .get, "/v1/overview", path: "/v1/overview?period=7d", .anyOperator, 200,
      contains: [
        #""period":"7d""#, #""step_seconds":21600"#, #""more_tenants":0"#, #""id":":tenant","name":"Tenant A""#,
        #""queue_waiting":0"#,
      ], lacks: ["Tenant B"]),
    RouteRow(
      "a stream of a period there is not", .get, tenant + "/live", path: tenant + "/live?period=1y", .tenant(.viewer),
      400, contains: [#""path":"period""#]),
    RouteRow(
      "a stream of all of a period there is not", .get, "/v1/live", path: "/v1/live?period=1y", .anyOperator, 400,
      contains: [#""path":"period""#]),
  ]
}
