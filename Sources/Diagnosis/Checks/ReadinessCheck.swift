public import Moderation

/// What `/readyz` says: whether the database can be written, and is this build's.
public struct ReadinessCheck: DiagnosticCheck {
  public let name = "database"
  private let readiness: @Sendable () async -> [HealthFinding]

  public init(readiness: @escaping @Sendable () async -> [HealthFinding]) { self.readiness = readiness }

  public func run() async -> [DiagnosticFinding] {
    let findings = await readiness()
    guard !findings.isEmpty else { return [.ok(name, "it can be written, and its schema is this build's")] }
    return findings.map {
      .problem(
        name, $0.message, remedy: "/readyz answers 503 as long as it lasts; docs/faults.md says what comes of it")
    }
  }
}
