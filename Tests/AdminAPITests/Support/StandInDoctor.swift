import Moderation

/// Finds the same each time.
struct StandInDoctor: Diagnosing {
  func diagnose(everyAccount: Bool, in scope: GatewayScope) async -> Diagnosis {
    Diagnosis(
      madeAt: Timestamp(seconds: 1_790_000_000),
      findings: [
        .ok("clock", "it is right"), .warning("disk", "it fills", remedy: "make room"),
        .problem("webhooks", everyAccount ? "of every account one is missing" : "one is missing", remedy: "mend it"),
      ])
  }
}
