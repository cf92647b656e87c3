/// The answer to `/readyz`, on either listener.
public struct HealthReport: Equatable, Encodable, Sendable {
  /// `ready`, or `not_ready` where something was found.
  public let status: String
  public let findings: [HealthFinding]

  public init(_ findings: [HealthFinding]) {
    status = findings.isEmpty ? "ready" : "not_ready"
    self.findings = findings
  }

  public var isReady: Bool { findings.isEmpty }
}
