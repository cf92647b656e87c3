internal import FoundationEssentials
internal import Moderation
internal import NIOHTTP1

extension Answer {
  /// 200 when nothing was found, otherwise 503 with every finding and what to do about it.
  init(readiness findings: [HealthFinding]) {
    let report = HealthReport(findings)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let body = (try? encoder.encode(report)).map { String(decoding: $0, as: UTF8.self) }
    self.init(
      status: report.isReady ? .ok : .serviceUnavailable, body: body ?? #"{"status":"not_ready"}"#,
      headers: report.isReady ? [] : [("Retry-After", "5")])
  }
}
