import Alerting
import FoundationEssentials
import Moderation
import Outbound
import Sealing
import TestSupport
import Testing

extension MadeClientReport {
  static func sample(
    title: String = "Comment moderation for Nova, 16 to 22 November 2026", name: String = "Nova", html: String = "<p>"
  ) -> MadeClientReport {
    MadeClientReport(
      title: title, name: name,
      period: TimeRange(start: Timestamp("2026-11-16"), end: Timestamp("2026-11-23")), in: .utc,
      madeAt: moment, html: html, csv: "\u{FEFF}day,hidden\r\n2026-11-16,3\r\n",
      json: #"{"title":"<script>ü","totals":{"hidden":3}}"#,
      decisionLog: DecisionLogSummary(count: 3, head: String(repeating: "ab", count: 32)))
  }
}

extension ReportOrder {
  static func sample(
    _ target: Target, formats: Set<Format> = [.html, .csv, .json], name: String = "Weekly"
  ) -> ReportOrder {
    ReportOrder(
      name: name, rhythm: ReportRhythm(every: .week(on: .monday), hour: 8), target: target, formats: formats)
  }
}

extension ReportParcel {
  static func sample(
    _ order: ReportOrder = .sample(.mailboxes(["ada@client.example"])), report: MadeClientReport = .sample()
  ) -> ReportParcel {
    ReportParcel(
      id: ReportDeliveryID(rawValue: 1 << 40),
      schedule: ReportSchedule(
        id: .fresh(), tenantID: TenantID(rawValue: 7), order: order, zone: "Europe/Berlin", nextAt: moment,
        createdAt: moment, updatedAt: moment), tenantName: "Nova",
      days: ReportedDays(
        first: LocalDate(days: 20_773), last: LocalDate(days: 20_779), start: moment, end: moment),
      report: report)
  }
}

/// Runs `test` with a client that is shut down afterwards, and a courier over it.
func withCourier(
  _ addresses: AddressPolicy = .allowPrivate, mail: MailReceiver? = nil, largest: Int = ReportCourier.largestMessage,
  _ test: (ReportCourier, Sealer) async throws -> Void
) async throws {
  let client = OutboundClient(addresses: addresses, logger: silent)
  defer { client.shutdown() }
  let sealer = Sealer(key: try SealingKey.generate())
  let courier = ReportCourier(
    http: client, addresses: addresses, mail: try mail.map { try $0.settings() }, sealer: sealer, largest: largest,
    clock: WallClock { moment }, logger: silent)
  try await test(courier, sealer)
}

extension MailReceiver {
  func settings() throws -> MailSettings {
    MailSettings(
      server: try #require(
        MailServer(url: "smtp://127.0.0.1:\(port)", login: nil, isEncrypted: false, isPrivateAllowed: true)),
      sender: try #require(MailAddress("alerts@gate.example")))
  }
}

/// A mail taken apart: its own headers, and the headers and content of each part.
struct ReadMail {
  var headers: [String]
  var parts: [(headers: [String], content: String)]

  init(_ message: String) throws {
    let halves = message.split(separator: "\r\n\r\n", maxSplits: 1)
    headers = halves[0].replacing("\r\n ", with: " ").split(separator: "\r\n").map(String.init)
    let type = try #require(headers.first { $0.hasPrefix("Content-Type: multipart/mixed; boundary=") })
    let boundary = "--" + type.split(separator: "\"")[1]
    let pieces = ("\r\n" + halves[1]).split(separator: "\r\n" + boundary)
    #expect(pieces.last == "--\r\n")
    parts = try pieces.dropLast().map { piece in
      let halves = piece.split(separator: "\r\n\r\n", maxSplits: 1)
      let encoded = halves.count > 1 ? halves[1].replacing("\r\n", with: "") : ""
      for line in (halves.count > 1 ? halves[1] : "").split(separator: "\r\n") { #expect(line.utf8.count <= 76) }
      let bytes = try #require(Data(base64Encoded: String(encoded)))
      return (halves[0].split(separator: "\r\n").map(String.init), String(decoding: bytes, as: UTF8.self))
    }
  }
}
