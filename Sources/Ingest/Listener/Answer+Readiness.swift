internal import FoundationEssentials
internal import Moderation
internal import NIOHTTP1

extension Answer {
  /// 200 when nothing was found, otherwise 503 with every finding and what to do about it.
  init(readiness findings: [HealthFinding]) {
    struct Body: Encodable {
      var status: String
      var findings: [HealthFinding]
    }
    guard !findings.isEmpty else {
      self.init(status: .ok, body: #"{"status":"ready"}"#)
      return
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let body = (try? encoder.encode(Body(status: "not ready", findings: findings))).map {
      String(decoding: $0, as: UTF8.self)
    }
    self.init(
      status: .serviceUnavailable, body: body ?? #"{"status":"not ready"}"#, headers: [("Retry-After", "5")])
  }
}
