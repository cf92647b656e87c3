/// What was looked at in a gateway and around it, and what to do about what is wrong.
public struct Diagnosis: Equatable, Sendable {
  public var madeAt: Timestamp
  /// In the order of the checks.
  public var findings: [DiagnosticFinding]

  public init(madeAt: Timestamp, findings: [DiagnosticFinding]) {
    self.madeAt = madeAt
    self.findings = findings
  }

  /// `ok` where nothing was found.
  public var worst: DiagnosticFinding.Severity { findings.map(\.severity).max() ?? .ok }
}
