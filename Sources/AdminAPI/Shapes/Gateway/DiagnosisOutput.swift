internal import Moderation

struct DiagnosisOutput: Encodable {
  struct Finding: Encodable {
    var check: String
    var severity: String
    var message: String
    @Nullable var remedy: String?

    init(_ finding: DiagnosticFinding) {
      check = finding.check
      severity = finding.severity.rawValue
      message = finding.message
      _remedy = Nullable(wrappedValue: finding.remedy)
    }
  }

  var madeAt: Timestamp
  var gatewayVersion = Version.current
  /// The worst of the findings'.
  var severity: String
  var findings: [Finding]

  init(_ diagnosis: Diagnosis) {
    madeAt = diagnosis.madeAt
    severity = diagnosis.worst.rawValue
    findings = diagnosis.findings.map(Finding.init)
  }
}
