import Moderation
import Outbound

extension RouteTable {
  private static let tenant = "/v1/tenants/:tenant"
  private static let channels = tenant + "/alert-channels"
  private static let gateway = "/v1/gateway/alert-channels"
  private static let gatewayChannel = gateway + "/:gatewaychannel"

  static let alerts = tenantAlerts + gatewayAlerts

  private static let tenantAlerts = [
    RouteRow(
      "the tenant's alerts", .get, tenant + "/alerts", .tenant(.manager), 200,
      contains: [
        #""tenant_id":":tenant""#, #""kind":"account.disconnected""#, #""subject":"the account""#, #""times":1"#,
        #""channel":"Ops""#, #""state":"waiting""#, #""attempts":0"#, #""last_error":null"#,
      ], lacks: ["login.attack"]),
    RouteRow(
      "alerts of a kind", .get, tenant + "/alerts", path: tenant + "/alerts?kind=rule.matched&limit=1",
      .tenant(.manager), 200, contains: [#""items":[]"#]),
    RouteRow(
      "alerts asked for wrongly", .get, tenant + "/alerts", path: tenant + "/alerts?kind=loud&tenants=true",
      .tenant(.manager), 400, contains: [#""path":"kind""#, #""path":"tenants""#]),
    RouteRow(
      "the tenant's channels", .get, channels, .tenant(.manager), 200,
      contains: [#""id":":channel""#, #""target":"127.0.0.1:1/…-see""#, #""signing_secret_last4":""#],
      lacks: [":gatewaychannel", "signing_secret\":"]),
    RouteRow(
      "a new webhook", .post, channels, .tenant(.manager),
      body:
        #"{"name":"Own","kind":"webhook","#
        + #""target":"https://alerts.nova.example:8443/in?token=a-very-long-token-indeed-WXYZ"}"#,
      201,
      contains: [
        #""kind":"webhook""#, #""target":"alerts.nova.example:8443/…WXYZ""#, #""signing_secret":"whsec_"#,
        #""alerts":[]"#, #""quiet_hours":null"#, #""disabled":false"#,
      ], lacks: ["very-long-token"]),
    RouteRow(
      "a new channel with all there is", .post, channels, .tenant(.manager),
      body:
        #"{"name":"Slack","kind":"slack","target":"https://hooks.slack.com/services/T/B/x","alerts":["rule.demoted"],"#
        + #""quiet_hours":{"from":"22:00","to":"07:00","time_zone":"Europe/Berlin","days":["mon"],"#
        + #""critical_passes":false}}"#, 201,
      contains: [
        #""alerts":["rule.demoted"]"#, #""from":"22:00""#, #""to":"07:00""#, #""time_zone":"Europe/Berlin""#,
        #""days":["mon"]"#, #""critical_passes":false"#, #""signing_secret_last4":null"#,
      ], lacks: ["whsec_", "services"]),
    RouteRow(
      "a new mail address", .post, channels, .tenant(.manager),
      body: #"{"name":"Mail","kind":"email","target":"ops@nova.example"}"#, 201,
      contains: [#""target":"ops@nova.example""#]),
    RouteRow(
      "a channel full of faults", .post, channels, .tenant(.manager),
      body: #"{"name":"","kind":"pager","target":"x y","alerts":["test"],"signing_secret":"whsec_x123","tenants":true,"#
        + #""quiet_hours":{"from":"25:00","time_zone":"Mars/Base","x":1}}"#, 422,
      contains: ["name", "kind", "target", "alerts", "signing_secret", "tenants", "quiet_hours"].map {
        #""path":"/\#($0)""#
      }
    ),
    RouteRow(
      "a target with a name in it", .post, channels, .tenant(.manager),
      body: #"{"name":"Own","kind":"webhook","target":"https://user:pass@nova.example/"}"#, 422,
      contains: [#""path":"/target""#], lacks: ["user:pass"]),
    RouteRow(
      "a name of a channel that is taken", .post, channels, .tenant(.manager),
      body: #"{"name":"Ops","kind":"email","target":"ops@nova.example"}"#, 409,
      contains: [#""code":"conflict""#, #""path":"/name""#]),
    RouteRow(
      "a channel", .get, channels + "/:channel", .tenant(.manager), 200, contains: [#""id":":channel""#],
      lacks: ["signing_secret\":"]),
    RouteRow(
      "the gateway's channel is none of a tenant's", .get, channels + "/:channel", path: channels + "/:gatewaychannel",
      .tenant(.manager), 404),
    RouteRow(
      "a changed channel", .patch, channels + "/:channel", .tenant(.manager),
      body: #"{"name":"Night","alerts":["rule.matched","reply.uncertain"],"disabled":true,"quiet_hours":{}}"#, 200,
      contains: [#""name":"Night""#, #""disabled":true"#, #""alerts":["reply.uncertain","rule.matched"]"#]),
    RouteRow(
      "a channel changed wrongly", .patch, channels + "/:channel", .tenant(.manager),
      body: #"{"kind":"slack","target":"ftp://nova.example/","alerts":"all"}"#, 422,
      contains: ["kind", "target", "alerts"].map { #""path":"/\#($0)""# }),
    RouteRow(
      "a channel is tried", .post, channels + "/:channel/test", .tenant(.manager), 200,
      contains: [#""delivered":false"#, #""error":"it could not be reached;"#]),
    RouteRow(
      "a new signing secret", .post, channels + "/:channel/signing-secret", .tenant(.manager),
      body: #"{"overlap_seconds":60}"#, 200,
      contains: [#""signing_secret":"whsec_"#, #""previous_secret_until":"20"#]),
    RouteRow(
      "a signing secret of another form", .post, channels + "/:channel/signing-secret", .tenant(.manager),
      body: #"{"signing_secret":"hunter2hunter2","overlap_seconds":-1}"#, 422,
      contains: [#""path":"/signing_secret""#, #""path":"/overlap_seconds""#], lacks: ["hunter2"]),
    RouteRow("a channel is deleted", .delete, channels + "/:channel", .tenant(.manager), 204),
  ]

  private static let gatewayAlerts = [
    RouteRow(
      "the gateway's alerts", .get, "/v1/gateway/alerts", .ownersOnly, 200,
      contains: [#""tenant_id":null"#, #""kind":"login.attack""#], lacks: ["account.disconnected"]),
    RouteRow(
      "everybody's alerts", .get, "/v1/gateway/alerts", path: "/v1/gateway/alerts?tenants=true", .ownersOnly, 200,
      contains: [#""kind":"login.attack""#, #""kind":"account.disconnected""#]),
    RouteRow(
      "the gateway's channels", .get, gateway, .ownersOnly, 200, contains: [#""id":":gatewaychannel""#],
      lacks: [":channel\""]),
    RouteRow(
      "a new channel of the gateway", .post, gateway, .ownersOnly,
      body: #"{"name":"Discord","kind":"discord","target":"https://discord.com/api/webhooks/1/x","tenants":true}"#, 201,
      contains: [#""tenants":true"#, #""tenant_id":null"#], lacks: ["api/webhooks"]),
    RouteRow(
      "a channel of the gateway", .get, gateway + "/:channel", path: gatewayChannel, .ownersOnly, 200,
      contains: [#""id":":gatewaychannel""#]),
    RouteRow(
      "a tenant's channel is none of the gateway's", .get, gateway + "/:channel", .ownersOnly, 404),
    RouteRow(
      "a changed channel of the gateway", .patch, gateway + "/:channel", path: gatewayChannel, .ownersOnly,
      body: #"{"tenants":true}"#, 200, contains: [#""tenants":true"#]),
    RouteRow(
      "a channel of the gateway is tried", .post, gateway + "/:channel/test", path: gatewayChannel + "/test",
      .ownersOnly, 200, contains: [#""delivered":false"#]),
    RouteRow(
      "a new signing secret of the gateway", .post, gateway + "/:channel/signing-secret",
      path: gatewayChannel + "/signing-secret", .ownersOnly,
      body: #"{"signing_secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}"#, 200,
      contains: [#""signing_secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw""#]),
    RouteRow(
      "a channel of the gateway is deleted", .delete, gateway + "/:channel", path: gatewayChannel, .ownersOnly, 204),
  ]
}
