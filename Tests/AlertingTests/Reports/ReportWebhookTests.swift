import Alerting
import FoundationEssentials
import Moderation
import Outbound
import Sealing
import TestSupport
import Testing

/// Reports to somebody's own server, over real HTTP.
@Suite("Reports to a webhook") struct ReportWebhookTests {
  private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

  private func parcel(_ channel: AlertChannel, formats: Set<ReportOrder.Format> = [.html, .csv, .json]) -> ReportParcel
  {
    .sample(.sample(.channel(channel.id), formats: formats))
  }

  @Test(
    "is signed as alerts are, under an id that stays the same, and holds the report as JSON and what else was chosen")
  func signed() async throws {
    try await Receiver.run { receiver in
      try await withCourier { courier, sealer in
        let channel = try AlertChannel.sample(target: receiver.url(), sealer: sealer, secret: Self.secret)
        let parcel = parcel(channel)
        #expect(await courier.send(parcel, to: .channel(channel)) == .delivered)
        #expect(await courier.send(parcel, to: .channel(channel)) == .delivered)
        #expect(receiver.calls.map { $0.headers["webhook-id"] } == ["\(parcel.id)", "\(parcel.id)"])
        #expect(receiver.calls[0].body == receiver.calls[1].body)
        let call = receiver.calls[0]
        let key = try #require(WebhookSigningSecret(Self.secret))
        let timestamp = try #require(Int64(call.headers["webhook-timestamp"] ?? ""))
        let signature = key.signature(id: "\(parcel.id)", timestamp: timestamp, body: Array(call.body.utf8))
        #expect(call.headers["webhook-signature"] == signature)
        let body = try JSONDecoder().decode(Body.self, from: Data(call.body.utf8))
        #expect(body.type == "report.ready")
        #expect(body.data.delivery_id == "\(parcel.id)" && body.data.tenant_id == "\(parcel.schedule.tenantID)")
        #expect(body.data.period.first_day == "2026-11-16" && body.data.period.last_day == "2026-11-22")
        #expect(body.data.decision_log.head == parcel.report.decisionLog.head)
        #expect(body.data.report.title == "<script>ü" && body.data.report.totals.hidden == 3)
        #expect(body.data.files.map(\.type) == ["text/html; charset=utf-8", "text/csv; charset=utf-8"])
        let table = try #require(body.data.files.last).base64
        #expect(Data(base64Encoded: table).map { String(decoding: $0, as: UTF8.self) } == parcel.report.csv)
      }
    }
  }

  private struct Body: Decodable {
    struct Details: Decodable {
      struct Period: Decodable { var first_day, last_day: String }
      struct Log: Decodable { var head: String }
      struct File: Decodable { var name, type, base64: String }
      struct Report: Decodable {
        struct Totals: Decodable { var hidden: Int }
        var title: String
        var totals: Totals
      }
      var delivery_id, tenant_id: String
      var period: Period
      var decision_log: Log
      var report: Report
      var files: [File]
    }
    var type: String
    var data: Details
  }

  @Test("where only JSON was chosen, nothing else comes")
  func onlyReport() async throws {
    try await Receiver.run { receiver in
      try await withCourier { courier, sealer in
        let channel = try AlertChannel.sample(target: receiver.url(), sealer: sealer, secret: Self.secret)
        #expect(await courier.send(parcel(channel, formats: [.json]), to: .channel(channel)) == .delivered)
        #expect(receiver.calls[0].body.contains(#""files":[]"#))
      }
    }
  }

  @Test("an address that is not public, a disabled channel and one for chats get nothing")
  func refused() async throws {
    try await Receiver.run { receiver in
      try await withCourier(.publicOnly) { courier, sealer in
        var channel = try AlertChannel.sample(target: receiver.url(), sealer: sealer)
        let foreign = await courier.send(parcel(channel), to: .channel(channel))
        guard case .refused = foreign else {
          Issue.record("\(foreign)")
          return
        }
        channel.isDisabled = true
        #expect(
          await courier.send(parcel(channel), to: .channel(channel))
            == .failed(error: "the channel is disabled", retryAfter: nil))
        let chat = try AlertChannel.sample(.slack, target: receiver.url(), sealer: sealer)
        guard case .refused = await courier.send(parcel(chat), to: .channel(chat)) else {
          Issue.record("a chat was written to")
          return
        }
        #expect(receiver.calls.isEmpty)
      }
    }
  }

  @Test("a channel of kind email gets a mail")
  func mail() async throws {
    try await MailReceiver.run { receiver in
      try await withCourier(mail: receiver) { courier, sealer in
        let channel = try AlertChannel.sample(.email, target: "ops@nova.example", sealer: sealer)
        #expect(await courier.send(parcel(channel), to: .channel(channel)) == .delivered)
        #expect(receiver.mails.first?.to == ["<ops@nova.example>"])
      }
    }
  }
}
