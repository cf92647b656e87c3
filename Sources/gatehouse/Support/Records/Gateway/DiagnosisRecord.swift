internal import Moderation
internal import Reports

/// What is wrong with a gateway, be it as the gateway says or as seen from outside.
struct DiagnosisRecord: Decodable, Equatable, Sendable {
  struct Finding: Decodable, Equatable, Sendable {
    var check: String
    var severity: String
    var message: String
    var remedy: String?
  }

  /// Nil where it was made here.
  var madeAt: String?
  /// Nil where no gateway was asked.
  var gatewayVersion: String?
  var severity: String
  var findings: [Finding]

  var isOffline: Bool { madeAt == nil }
  var hasProblem: Bool { severity == DiagnosticFinding.Severity.problem.rawValue }

  /// One that was made here.
  init(_ findings: [DiagnosticFinding]) {
    severity = (findings.map(\.severity).max() ?? .ok).rawValue
    self.findings = findings.map {
      Finding(check: $0.check, severity: $0.severity.rawValue, message: $0.message, remedy: $0.remedy)
    }
  }

  /// As the API has it, ending in a line break.
  var json: [UInt8] {
    let objects = findings.map { finding in
      var object = JSONBody()
      object.set("check", finding.check)
      object.set("severity", finding.severity)
      object.set("message", finding.message)
      object.setRaw("remedy", finding.remedy.map(JSONText.string) ?? "null")
      return String(decoding: object.bytes, as: UTF8.self)
    }
    var head = JSONBody()
    head.set("severity", severity)
    head.set("made_at", madeAt)
    head.set("offline", isOffline)
    head.set("gateway_version", gatewayVersion)
    let start = String(decoding: head.bytes, as: UTF8.self).dropLast()
    return Array("\(start),\"findings\":[\(objects.joined(separator: ","))]}\n".utf8)
  }
}
