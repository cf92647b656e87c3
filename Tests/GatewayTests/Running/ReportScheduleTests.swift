import Foundation
import Outbound
import TestSupport
import Testing

extension EndToEnd {
  @Suite struct ReportScheduleTests {
    private struct Schedule: Decodable, Sendable {
      var id: String
      var timeZone: String
      var nextAt: String
    }

    private struct Delivery: Decodable, Sendable {
      struct Log: Decodable, Sendable {
        var head: String
        var count: Int
      }
      var id: String
      var scheduleId: String
      var start: String
      var end: String
      var state: String
      var reached: [String]
      var lastError: String?
      var decisionLog: Log?
    }

    private struct Called: Decodable {
      struct Report: Decodable { var made_at: String }
      struct Log: Decodable { var head: String }
      struct Details: Decodable {
        var delivery_id: String
        var decision_log: Log
        var report: Report
      }
      var type: String
      var data: Details
    }

    @Test("a report that is asked for goes out by mail and to a webhook, with a head that the decision log bears out")
    func sent() async throws {
      try await MailReceiver.run { mail in
        try await Receiver.run { hook in
          let settings = [
            "GATEHOUSE_SMTP_URL": "smtp://127.0.0.1:\(mail.port)", "GATEHOUSE_SMTP_FROM": "alerts@gate.example",
            "GATEHOUSE_SMTP_TLS": "off", "GATEHOUSE_SMTP_ALLOW_PRIVATE": "true",
          ]
          try await World.run(settings) { world in
            let gateway = try await world.start()
            let owner = try await world.logIn(gateway, first: true)
            let tenant: Shape.Tenant = try await owner.post("/v1/tenants", ["name": "Nova"])
            let path = "/v1/tenants/\(tenant.id)"
            let channel: Shape.Tenant = try await owner.post(
              path + "/alert-channels", ["name": "hook", "kind": "webhook", "target": hook.url()])
            let mailed: Schedule = try await owner.post(
              path + "/report-schedules",
              json: #"{"name":"mail","every":"week","weekday":"mon","hour":8,"formats":["html","csv","json"],"#
                + #""recipients":["ada@client.example","bo@client.example"]}"#)
            let hooked: Schedule = try await owner.post(
              path + "/report-schedules",
              json: #"{"name":"hook","every":"month","day":1,"hour":8,"channel":"\#(channel.id)"}"#)
            #expect(mailed.timeZone == "UTC" && mailed.nextAt.hasSuffix("T08:00:00.000Z"))
            // The tenant's clocks hold for what was there before they were chosen.
            let branding = try await owner.send(.put, path + "/branding", json: #"{"time_zone":"Asia/Kathmandu"}"#)
            #expect(branding.status == 200)
            let moved: Schedule = try await owner.get(path + "/report-schedules/\(mailed.id)")
            #expect(moved.timeZone == "Asia/Kathmandu" && moved.nextAt.hasSuffix("T02:15:00.000Z"))

            for schedule in [mailed, hooked] {
              let made: Delivery = try await owner.post(path + "/report-schedules/\(schedule.id)/send", [:])
              #expect(made.start.hasSuffix("T18:15:00.000Z") && made.end.hasSuffix("T18:15:00.000Z"))
            }
            var deliveries: [Delivery] = []
            _ = try await eventually {
              deliveries = try await owner.all(path + "/report-deliveries")
              return deliveries.count == 2 && deliveries.allSatisfy { $0.state == "sent" }
            }
            #expect(deliveries.map(\.state) == ["sent", "sent"], "\(deliveries.map(\.lastError))")
            #expect(mail.mails.map(\.to) == [["<ada@client.example>"], ["<bo@client.example>"]])
            for mail in mail.mails {
              #expect(mail.message.ranges(of: "Content-Disposition: attachment").count == 3)
            }
            let called = try JSONDecoder().decode(Called.self, from: Data(try #require(hook.calls.first).body.utf8))
            let delivery = try #require(deliveries.first { $0.scheduleId == hooked.id })
            #expect(called.type == "report.ready" && called.data.delivery_id == delivery.id)
            #expect(called.data.decision_log.head == delivery.decisionLog?.head)
            #expect(delivery.reached == [channel.id])
            // Made anew, as of the moment at which the report was made, the log ends with what the report says.
            let log = try await owner.send(
              .get,
              path + "/decision-log?since=\(delivery.start)&until=\(delivery.end)&as_of=\(called.data.report.made_at)")
            #expect(log.status == 200)
            #expect(String(decoding: log.body, as: UTF8.self).contains(called.data.decision_log.head))
            #expect(await gateway.stop() == 0)
          }
        }
      }
    }
  }
}
