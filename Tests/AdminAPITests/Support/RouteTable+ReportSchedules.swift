import Moderation
import Outbound

extension RouteTable {
  private static let tenant = "/v1/tenants/:tenant"
  private static let schedules = tenant + "/report-schedules"

  static let reportSchedules = reading + making + changing

  private static let reading = [
    RouteRow(
      "the reports that are sent by themselves", .get, schedules, .tenant(.viewer), 200,
      contains: [
        #""id":":schedule""#, #""every":"week""#, #""weekday":"mon""#, #""day":null"#, #""hour":8"#,
        #""time_zone":"UTC""#, #""recipients":["ada@client.example"]"#, #""channel_id":null"#,
        #""formats":["html","csv"]"#, #""account_id":null"#, #""disabled":false"#, #""next_at":"20"#, #""next":null"#,
      ]),
    RouteRow(
      "a schedule", .get, schedules + "/:schedule", .tenant(.viewer), 200, contains: [#""id":":schedule""#]),
    RouteRow(
      "reports that were sent or are to be", .get, tenant + "/report-deliveries",
      path: tenant + "/report-deliveries?limit=5", .tenant(.viewer), 200,
      contains: [
        #""id":":delivery""#, #""schedule_id":":schedule""#, #""schedule":"Weekly""#, #""on_schedule":false"#,
        #""state":"due""#, #""attempts":0"#, #""next_attempt_at":"20"#, #""last_error":null"#, #""reached":[]"#,
        #""decision_log":null"#, #""sent_at":null"#,
      ]),
  ]

  private static let making = [
    RouteRow(
      "a new weekly report", .post, schedules, .tenant(.manager),
      body:
        #"{"name":"To the client","every":"week","weekday":"fri","hour":0,"recipients":["a@b.example","c@d.example"]}"#,
      201,
      contains: [
        #""id":"rsc_"#, #""weekday":"fri""#, #""recipients":["a@b.example","c@d.example"]"#, #""formats":["html"]"#,
      ]),
    RouteRow(
      "a new monthly report with all there is", .post, schedules, .tenant(.manager),
      body: #"{"name":"Monthly","every":"month","day":28,"hour":23,"channel":":channel","formats":["json","csv"],"#
        + #""account":":account","disabled":true}"#, 201,
      contains: [
        #""day":28"#, #""weekday":null"#, #""channel_id":":channel""#, #""recipients":[]"#,
        #""formats":["csv","json"]"#,
        #""account_id":":account""#, #""disabled":true"#, #""next_at":null"#,
      ]),
    RouteRow(
      "a schedule full of faults", .post, schedules, .tenant(.manager),
      body: #"{"name":"","every":"day","weekday":"today","day":29,"hour":24,"recipients":["a@b\r\nBcc: x@y.z"],"#
        + #""channel":"acc_1","formats":["pdf"],"account":"some","pages":2}"#, 422,
      contains: ["name", "every", "weekday", "day", "hour", "recipients", "channel", "formats", "account", "pages"].map
      {
        #""path":"/\#($0)"#
      }),
    RouteRow(
      "a schedule that comes at no day", .post, schedules, .tenant(.manager),
      body: #"{"name":"a","every":"month","weekday":"mon","hour":1,"recipients":["a@b.example"],"channel":":channel"}"#,
      422, contains: [#""path":"/weekday""#, #""path":"/day""#, #""path":"/channel""#]),
    RouteRow(
      "a schedule to nobody", .post, schedules, .tenant(.manager),
      body: #"{"name":"a","every":"month","day":1,"hour":1,"recipients":[]}"#, 422, contains: [#""path":"/recipients""#]
    ),
    RouteRow(
      "a schedule to a channel of the gateway's", .post, schedules, .tenant(.manager),
      body: #"{"name":"a","every":"month","day":1,"hour":1,"channel":":gatewaychannel"}"#, 422,
      contains: [#""path":"/channel""#]),
    RouteRow(
      "a schedule of an account that is not there", .post, schedules, .tenant(.manager),
      body:
        #"{"name":"a","every":"month","day":1,"hour":1,"recipients":["a@b.example"],"account":"acc_0000000000001"}"#,
      422, contains: [#""path":"/account""#]),
    RouteRow(
      "a name of a schedule that is taken", .post, schedules, .tenant(.manager),
      body: #"{"name":"Weekly","every":"month","day":1,"hour":1,"recipients":["a@b.example"]}"#, 409,
      contains: [#""code":"conflict""#, #""path":"/name""#]),
  ]

  private static let changing = [
    RouteRow(
      "a changed schedule", .patch, schedules + "/:schedule", .tenant(.manager),
      body:
        #"{"name":"Monthly","every":"month","day":2,"channel":":channel","formats":["json"],"account":":business"}"#,
      200,
      contains: [
        #""name":"Monthly""#, #""every":"month""#, #""day":2"#, #""hour":8"#, #""channel_id":":channel""#,
        #""recipients":[]"#, #""account_id":":business""#,
      ]),
    RouteRow(
      "a schedule that is disabled", .patch, schedules + "/:schedule", .tenant(.manager), body: #"{"disabled":true}"#,
      200, contains: [#""disabled":true"#, #""next_at":null"#, #""recipients":["ada@client.example"]"#]),
    RouteRow(
      "a schedule changed wrongly", .patch, schedules + "/:schedule", .tenant(.manager),
      body: #"{"day":3,"formats":[],"recipients":["a@b.example","a@b.example"],"kind":"x"}"#, 422,
      contains: ["day", "formats", "recipients", "kind"].map { #""path":"/\#($0)""# }),
    RouteRow(
      "a report is sent now, the one that waits", .post, schedules + "/:schedule/send", .tenant(.manager), 202,
      contains: [#""id":":delivery""#, #""state":"due""#]),
    RouteRow("a schedule is deleted", .delete, schedules + "/:schedule", .tenant(.manager), 204),
  ]
}
