public import Moderation

/// Whether what was decided is carried out.
public struct ActionCheck: DiagnosticCheck {
  private static let tolerated = Duration.seconds(60)

  public let name = "actions"
  private let facts: @Sendable () async throws -> GatewayFacts
  private let isPaused: Bool

  /// `isPaused`: by the settings, nothing is asked of TikTok.
  public init(facts: @escaping @Sendable () async throws -> GatewayFacts, isPaused: Bool) {
    self.facts = facts
    self.isPaused = isPaused
  }

  public func run() async throws -> [DiagnosticFinding] {
    let facts = try await facts()
    var findings: [DiagnosticFinding] = []
    if isPaused {
      findings.append(
        .problem(
          name, "actions.paused is set: nothing is hidden, and \(Words.count(facts.dueActions, "action")) wait",
          remedy: "set actions.paused to false and restart; what waits is then carried out"))
    } else if let age = facts.oldestDueAge, age > Self.tolerated {
      findings.append(
        .warning(
          name,
          "\(Words.count(facts.dueActions, "action")) could be carried out and wait, the oldest for \(Words.span(age))",
          remedy: "gatehouse quota shows whether calls are left; the log, what TikTok answers"))
    }
    if facts.recentDeadLetters > 0 {
      findings.append(
        .warning(
          name, "\(Words.count(facts.recentDeadLetters, "action was", "actions were")) given up within a day",
          remedy: "gatehouse dead-letters list says why; once that is mended: gatehouse dead-letters retry"))
    }
    let older = facts.deadLetters == 0 ? "" : "; \(facts.deadLetters) given up earlier"
    return findings.isEmpty ? [.ok(name, "no action waits for longer than it should\(older)")] : findings
  }
}
