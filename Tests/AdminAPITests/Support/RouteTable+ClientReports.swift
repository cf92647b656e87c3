import Moderation
import Outbound

extension RouteTable {
  private static let tenant = "/v1/tenants/:tenant"

  static let clientReports = [
    RouteRow(
      "a client report", .get, tenant + "/client-report", .tenant(.viewer), 200,
      contains: ["<!doctype html>", "Tenant A", "Nothing came in during this period."], lacks: ["<script"]),
    RouteRow(
      "a client report as a table", .get, tenant + "/client-report",
      path: tenant + "/client-report?account=:account&format=csv", .tenant(.viewer), 200,
      contains: ["section,item,measure,value", "report,,account_id,:account", "decision_log,,count,0"]),
    RouteRow(
      "a client report as JSON", .get, tenant + "/client-report", .tenant(.viewer),
      headers: [(name: "Accept", value: "application/json")], 200,
      contains: [
        #""name":"Tenant A""#, #""time_zone":"UTC""#, #""decision_log":{"count":0,"csv":"gatehouse decision"#,
      ]),
    RouteRow(
      "a client report of a time too long", .get, tenant + "/client-report",
      path: tenant + "/client-report?since=2020-01-01", .tenant(.viewer), 400, contains: ["at most 400 days"]),
    RouteRow(
      "a client report without a beginning", .get, tenant + "/client-report",
      path: tenant + "/client-report?until=2020-01-01&format=pdf", .tenant(.viewer), 400,
      contains: ["is required", "must be one of html, csv, json"]),
    RouteRow(
      "a client report of no account", .get, tenant + "/client-report",
      path: tenant + "/client-report?account=acc_0000000000001", .tenant(.viewer), 404),
    RouteRow(
      "a decision log", .get, tenant + "/decision-log", .tenant(.viewer), 200,
      contains: ["gatehouse decision log,1,:tenant,", "row,time,account_id", "end,0,"]),
    RouteRow(
      "a decision log of what is not over yet", .get, tenant + "/decision-log",
      path: tenant + "/decision-log?as_of=9999-01-01", .tenant(.viewer), 400, contains: ["that is over"]),
    RouteRow(
      "how reports look", .get, tenant + "/branding", .tenant(.viewer), 200,
      contains: [
        ##""display_name":null"##, ##""colour":"#1f5f5b""##, ##""text_colour":"#ffffff""##, ##""time_zone":"UTC""##,
      ]),
    RouteRow(
      "a brand", .put, tenant + "/branding", .tenant(.manager),
      body: ##"{"display_name":"Acme","colour":"#FFD23F","time_zone":"Asia/Kathmandu"}"##, 200,
      contains: [
        ##""display_name":"Acme""##, ##""colour":"#ffd23f""##, ##""text_colour":"#000000""##,
        ##""time_zone":"Asia/Kathmandu""##,
      ]),
    RouteRow(
      "a brand that is none", .put, tenant + "/branding", .tenant(.manager),
      body: ##"{"colour":"#12345#","time_zone":"Mars/Olympus"}"##, 422,
      contains: [#""path":"/colour""#, #""path":"/time_zone""#]),
  ]
}
