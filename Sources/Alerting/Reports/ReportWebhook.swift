internal import FoundationEssentials
internal import Moderation
internal import Sealing

/// A call of somebody's own server with a report, by Standard Webhooks 1.0 as alerts are.
struct ReportWebhook {
  /// The same at each attempt.
  let id: String
  /// Seconds of Unix time, of this attempt.
  let timestamp: Int64
  let body: [UInt8]

  init(_ parcel: ReportParcel, at moment: Timestamp) {
    id = "\(parcel.id)"
    timestamp = moment.seconds
    let report = parcel.report
    let head = JSONValue.object([
      .init(key: "delivery_id", value: .string(id)),
      .init(key: "tenant_id", value: .string("\(parcel.schedule.tenantID)")),
      .init(key: "tenant_name", value: .string(parcel.tenantName)),
      .init(key: "schedule_id", value: .string("\(parcel.schedule.id)")),
      .init(key: "schedule_name", value: .string(parcel.schedule.order.name)),
      .init(key: "title", value: .string(report.title)),
      .init(
        key: "period",
        value: .object([
          .init(key: "first_day", value: .string("\(parcel.days.first)")),
          .init(key: "last_day", value: .string("\(parcel.days.last)")),
          .init(key: "time_zone", value: .string(parcel.schedule.zone)),
          .init(key: "start", value: .string(parcel.days.start.description)),
          .init(key: "end", value: .string(parcel.days.end.description)),
        ])),
      .init(
        key: "decision_log",
        value: .object([
          .init(key: "count", value: .number(String(report.decisionLog.count))),
          .init(key: "head", value: .string(report.decisionLog.head)),
        ])),
      .init(key: "files", value: .array(Self.files(of: parcel))),
    ]).jsonText
    // The report is JSON as it is: it is put in as its last member, and not read again.
    let text =
      #"{"type":"report.ready","timestamp":"\#(moment)","data":"# + head.dropLast() + #","report":"# + report.json
      + "}}"
    body = Array(text.utf8)
  }

  /// While a secret is being replaced there are two signatures, and either will do.
  func headers(signedWith secrets: [WebhookSigningSecret]) -> [(name: String, value: String)] {
    WebhookHeaders.make(id: id, timestamp: timestamp, body: body, signedWith: secrets)
  }

  /// What is attached beside the report itself.
  private static func files(of parcel: ReportParcel) -> [JSONValue] {
    ReportFile.all(of: parcel).filter { $0.type != "application/json" }.map { file in
      .object([
        .init(key: "name", value: .string(file.name)), .init(key: "type", value: .string(file.type)),
        .init(key: "base64", value: .string(Data(file.bytes).base64EncodedString())),
      ])
    }
  }
}
